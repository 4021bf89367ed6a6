// The finished entry and the ways in which it is sent. None of them is taken before somebody chooses it.
import { card } from "./card-preview.js";
import { part as piece } from "./markup.js";

const LONGEST_ADDRESS = 8000; // bytes; GitHub takes hardly more
const LONGEST_MAIL = 1900; // what all programs for mail take, and Windows hands on

const part = (form, name) => piece(name, form);

// Emptied first, so that what is said a second time is heard again.
function say(form, name) {
  const status = part(form, "told");
  status.textContent = "";
  setTimeout(() => (status.textContent = status.dataset[name]), 100);
}

async function copy(form, text) {
  const copied = await Promise.resolve()
    .then(() => navigator.clipboard.writeText(text))
    .then(
      () => true,
      () => false,
    );
  if (!copied) getSelection().selectAllChildren(part(form, "yaml"));
  say(form, copied ? "copied" : "uncopied");
}

function download(form, name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
  say(form, "downloaded");
}

// The address that begins a new file with the entry in it.
export const newFile = (folder, name, text) =>
  `${folder}?filename=${encodeURIComponent(name)}&value=${encodeURIComponent(text)}`;

function byGitHub(form, name, text, isEdited) {
  const { new: folder, edit } = form.dataset;
  if (!folder) return;
  const address = newFile(folder, name, text);
  const isLong = address.length > LONGEST_ADDRESS;
  part(form, "by-new").hidden = isEdited || isLong;
  part(form, "by-paste").hidden = isEdited || !isLong;
  part(form, "by-edit").hidden = !isEdited;
  part(form, "new").href = address;
  part(form, "paste").href = `${folder}?filename=${encodeURIComponent(name)}`;
  part(form, "edit").href = `${edit}${name}`;
  for (const each of ["new", "paste", "edit"]) part(form, each).target = "_blank";
  for (const each of ["paste", "edit"]) part(form, each).onclick = () => void copy(form, text);
}

// The address of a mail with the entry in it, or, where that would be too long, with a word to attach it.
export function letter(contact, { subject, attach }, path, text, title) {
  const lines = (words) => encodeURIComponent(words.replaceAll("\n", "\r\n")); // RFC 6068, section 5
  const start = `mailto:${contact}?subject=${encodeURIComponent(subject.replace("{name}", () => title))}&body=`;
  const whole = start + lines(`${path}\n\n${text}`);
  const isLong = whole.length > LONGEST_MAIL;
  return { isLong, address: isLong ? start + lines(attach.replace("{file}", () => path.split("/").at(-1))) : whole };
}

function byMail(form, path, { text, changes }, title) {
  const link = part(form, "mail");
  if (!link) return;
  const { isLong, address } = letter(form.dataset.contact, link.dataset, path, changes || text, title);
  const name = path.split("/").at(-1);
  link.href = address;
  link.onclick = () => isLong && download(form, name, text);
  part(form, "whole").hidden = isLong;
  part(form, "attach").hidden = !isLong;
}

// Shows the entry and how it may be sent: `text` is the file, `changes` the part of it that was edited.
export async function finish(form, entry) {
  const { id, text, value, isEdited, isUnchanged } = entry;
  const name = `${id}.yml`;
  const path = `${form.dataset.folder}/${name}`;
  part(form, "unchanged").hidden = !isUnchanged;
  for (const each of ["ways", "sent"]) part(form, each).hidden = isUnchanged;
  part(form, "file").textContent = path;
  part(form, "yaml").textContent = text;
  byGitHub(form, name, text, isEdited);
  part(form, "copy").onclick = () => copy(form, text);
  part(form, "download").onclick = () => download(form, name, text);
  if (part(form, "reach")) part(form, "reach").onclick = () => void copy(form, text);
  const shown = await card(form, value);
  const element = part(form, "card");
  element.className = `${element.className.split(" ")[0]} ${shown.cluster ? `im-${shown.cluster}` : ""}`.trim();
  element.children[0].textContent = shown.name;
  element.children[1].textContent = shown.line;
  byMail(form, path, entry, shown.name);
  part(form, "result").hidden = false;
}
