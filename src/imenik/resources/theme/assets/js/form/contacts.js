// How an organisation is reached: its numbers in registers, its mailbox, its pages, spelled as in likeness/contacts.py.
/** @import {EntryValue, Location, Rules} from "#types" */
import { say } from "./messages.js";
import { asList } from "./traversal.js";
import { splitUrl } from "./values.js";

/** @typedef {{ key: string, location: Location, message: string }} Contact */

/**
 * @param {EntryValue} value
 * @param {Rules} rules
 * @returns {Contact[]}
 */
export function contactsOf({ identifiers, email, links, website }, rules) {
  const numbers = asList(identifiers).flatMap((identifier, index) => {
    const { scheme, value } = identifier ?? {};
    if (!scheme || !value) return [];
    const key = `${scheme} ${value.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase()}`;
    return [{ key, location: ["identifiers", index], message: SAME_NUMBER }];
  });
  const elsewhere = Object.entries(links ?? {}).filter(([name, url]) => name !== "wikipedia" && url);
  const pages = [
    ...elsewhere.map(([name, url]) => ({
      key: pageOf(url ?? "", rules),
      location: ["links", name],
      message: SAME_PAGE,
    })),
    ...(website ? [{ key: pageOf(website, rules), location: ["website"], message: SAME_SITE }] : []),
  ];
  const mailbox = email ? [{ key: email.toLowerCase(), location: ["email"], message: SAME_MAILBOX }] : [];
  return [...numbers, ...mailbox, ...pages.filter(({ key }) => key)];
}

/**
 * What tells a page from others: host, path and query, without the language; nothing for the first page of a network.
 * @param {string} url
 * @param {Rules} rules
 */
function pageOf(url, rules) {
  const { host, path, query } = splitUrl(url.toLowerCase()) ?? { host: "", path: "", query: "" };
  const bare = host.replace(/^www\./, "");
  const meant = rules.hostAliases[bare] ?? bare;
  const shared = rules.sharedHosts.find((known) => meant === known || meant.endsWith(`.${known}`));
  const asked = query.split("&").filter((part) => part && !rules.is("passing", part));
  const steps = path.split("/").filter((step) => step && (shared || !rules.is("frontPage", step)));
  if (shared && !steps.length) return shared === bare ? "" : `${bare}/`;
  return `${shared ?? bare}/${steps.join("/")}${asked.length ? `?${asked.join("&")}` : ""}`;
}

// The messages, each a literal for the catalogues.
const SAME_MAILBOX = say('"{other}" has the same email address').text;
const SAME_PAGE = say('"{other}" has the same page elsewhere').text;
const SAME_NUMBER = say('"{other}" has the same number in a register').text;
const SAME_SITE = say('"{other}" has the same website').text;
