// The finished entry and the ways in which it is sent. None of them is taken before somebody chooses it.
/** @import {EntryValue, FinishedEntry} from "#types" */
import { announce, childrenOf, part } from "../markup.js";
import { previewCard } from "./card-preview.js";

const MAX_ADDRESS_SIZE = 8000; // bytes; GitHub takes hardly more
const MAX_MAIL_LENGTH = 1900; // what all programs for mail take, and Windows hands on

/**
 * @param {HTMLFormElement} form
 * @param {"copied" | "uncopied" | "downloaded"} name of the words
 */
function announceResult(form, name) {
  const status = part("told", form);
  announce(status, status.dataset[name]);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} text
 */
async function copy(form, text) {
  const isCopied = await Promise.resolve()
    .then(() => navigator.clipboard.writeText(text))
    .then(
      () => true,
      () => false,
    );
  if (!isCopied) showFile(form);
  announceResult(form, isCopied ? "copied" : "uncopied");
}

/**
 * Opens the file and selects it, so that it can be copied by hand.
 * @param {HTMLFormElement} form
 */
function showFile(form) {
  const yaml = part("yaml", form);
  /** @type {HTMLDetailsElement} */ (yaml.closest("details")).open = true;
  getSelection()?.selectAllChildren(yaml);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} text
 */
function download(form, name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
  announceResult(form, "downloaded");
}

/**
 * Has a link or a button do something; another entry takes the place of the first.
 * @param {HTMLElement} element
 * @param {() => void} task
 */
function setAction(element, task) {
  element.onclick = () => {
    task();
  };
}

/**
 * The address that begins a new file with the entry in it.
 * @param {string} folder
 * @param {string} name
 * @param {string} text
 */
export const newFileAddress = (folder, name, text) =>
  `${folder}?filename=${encodeURIComponent(name)}&value=${encodeURIComponent(text)}`;

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {FinishedEntry} entry
 */
function offerGitHub(form, name, { text, isEdited }) {
  const { new: folder, edit } = form.dataset;
  if (!folder) return;
  const address = newFileAddress(folder, name, text);
  const isLong = address.length > MAX_ADDRESS_SIZE;
  part("by-new", form).hidden = isEdited || isLong;
  part("by-paste", form).hidden = isEdited || !isLong;
  part("by-edit", form).hidden = !isEdited;
  const addresses = {
    new: address,
    paste: `${folder}?filename=${encodeURIComponent(name)}`,
    edit: `${edit}${name}`,
  };
  for (const [way, href] of Object.entries(addresses)) {
    const link = Object.assign(part(way, form), { href, target: "_blank", rel: "noopener" });
    if (way !== "new") setAction(link, () => copy(form, text));
  }
}

/**
 * The address of a mail with the entry in it, or, where that would be too long, with a word to attach it.
 * @param {string} contact
 * @param {DOMStringMap} words
 * @param {string} path of the file
 * @param {string} text
 * @param {string} title
 */
export function letter(contact, { subject = "", attach = "" }, path, text, title) {
  /** @param {string} words */
  const encodeLines = (words) => encodeURIComponent(words.replaceAll("\n", "\r\n")); // RFC 6068, section 5
  const start = `mailto:${contact}?subject=${encodeURIComponent(subject.replace("{name}", () => title))}&body=`;
  const whole = start + encodeLines(`${path}\n\n${text}`);
  const isLong = whole.length > MAX_MAIL_LENGTH;
  return { isLong, address: isLong ? start + encodeLines(attach.replace("{file}", () => fileName(path))) : whole };
}

/** @param {string} path */
const fileName = (path) => path.split("/").at(-1) ?? path;

/**
 * @param {HTMLFormElement} form
 * @param {string} path of the file
 * @param {FinishedEntry} entry
 * @param {string} title
 */
function offerMail(form, path, { text, changes }, title) {
  /** @type {HTMLAnchorElement | null} */
  const link = form.querySelector('[data-im="mail"]');
  if (!link) return;
  const { isLong, address } = letter(form.dataset.contact ?? "", link.dataset, path, changes || text, title);
  link.href = address;
  setAction(link, () => {
    if (isLong) download(form, fileName(path), text);
  });
  part("whole", form).hidden = isLong;
  part("attach", form).hidden = !isLong;
}

/**
 * The way by the apps of a phone, which browsers hand only some types of files to: plain text is one.
 * @param {HTMLFormElement} form
 * @param {string} path of the file
 * @param {FinishedEntry} entry
 * @param {string} title
 */
function offerSharing(form, path, { text, changes }, title) {
  const file = new File([`${path}\n\n${changes || text}`], fileName(path).replace(/yml$/, "txt"), {
    type: "text/plain",
  });
  part("by-share", form).hidden = !navigator.canShare?.({ files: [file] });
  const button = part("share", form);
  const words = (button.dataset.title ?? "").replace("{name}", () => title);
  setAction(button, () => share(form, { files: [file], title: words }));
}

/**
 * @param {HTMLFormElement} form
 * @param {"sent" | "unsent"} name of the words
 */
function setHeading(form, name) {
  const heading = part("done", form);
  heading.textContent = heading.dataset[name] ?? "";
}

/**
 * @param {HTMLFormElement} form
 * @param {ShareData} data
 */
async function share(form, data) {
  try {
    await navigator.share(data);
  } catch {
    return; // whoever closes the list of apps has sent nothing
  }
  setHeading(form, "sent");
}

/**
 * Gives the title of the card.
 * @param {HTMLFormElement} form
 * @param {EntryValue} value
 */
async function showCard(form, value) {
  const { title, line, cluster } = await previewCard(form, value);
  const element = part("card", form);
  element.className = [element.className.split(" ")[0], cluster ? `im-${cluster}` : ""].join(" ").trim();
  const [titleElement, lineElement] = childrenOf(element);
  titleElement.textContent = title;
  lineElement.textContent = line;
  return title;
}

/**
 * Shows the entry and how it may be sent.
 * @param {HTMLFormElement} form
 * @param {FinishedEntry} entry
 */
export async function offerDelivery(form, entry) {
  const { id, text, value, isUnchanged } = entry;
  const name = `${id}.yml`;
  const path = `${form.dataset.folder}/${name}`;
  setHeading(form, "unsent");
  part("unchanged", form).hidden = !isUnchanged;
  for (const section of ["ways", "sent"]) part(section, form).hidden = isUnchanged;
  part("file", form).textContent = path;
  part("yaml", form).textContent = text;
  offerGitHub(form, name, entry);
  setAction(part("copy", form), () => copy(form, text));
  setAction(part("download", form), () => download(form, name, text));
  /** @type {HTMLAnchorElement | null} */
  const contactLink = form.querySelector('[data-im="reach"]');
  if (contactLink) setAction(contactLink, () => copy(form, text));
  const title = await showCard(form, value);
  offerMail(form, path, entry, title);
  offerSharing(form, path, entry, title);
  part("result", form).hidden = false;
}
