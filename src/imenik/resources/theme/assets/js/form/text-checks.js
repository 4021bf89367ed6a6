// The checks of every single text, as the files of checks/ make them: mixed_script.py, wrong_script.py, personal_email.py,
// phone_number.py and secret_link.py; the others are in legibility.js and
// link-targets.js.
/** @import {EntryValue, Finding, LocatedText, Rules} from "#types" */
import { fold } from "../fold.js";
import { unreadableText } from "./legibility.js";
import { linkTargets, lookalikeHosts } from "./link-targets.js";
import { SPACES, say } from "./messages.js";
import { asList } from "./traversal.js";
import { codePoint } from "./validation.js";

/**
 * @param {LocatedText} located
 * @param {EntryValue} entry
 * @param {Rules} rules
 * @returns {Finding[]}
 */
export const textFindings = (located, entry, rules) => [
  ...unreadableText(located, rules),
  ...mixedScript(located, rules),
  ...wrongScript(located, rules),
  ...personalEmail(located, entry, rules),
  ...phoneNumber(located, rules),
  ...secretLink(located, rules),
  ...linkTargets(located, rules),
  ...lookalikeHosts(located, rules),
];

// Scripts

/**
 * @param {string} text
 * @param {Rules} rules
 */
const latinLetters = (text, rules) => rules.all("latin", text).join("");
/**
 * @param {string} text
 * @param {Rules} rules
 */
const cyrillicLetters = (text, rules) => rules.all("cyrillic", text).join("");
/** @param {string} letters */
const named = (letters) => [...new Set(letters)].map((letter) => `${letter} (${codePoint(letter)})`).join(", ");

/**
 * @param {LocatedText} located
 * @param {Rules} rules
 * @returns {Finding[]}
 */
function mixedScript({ location, text }, rules) {
  const words = rules.all("word", text).map(([word]) => word);
  const mixed = new Set(words.filter((word) => rules.has("seam", word)));
  return [...mixed].map((word) => {
    const message = say('the word "{word}" mixes Cyrillic and Latin letters', { word });
    return { rule: "mixed-script", location, message, hint: mixedScriptHint(word, rules) };
  });
}

/**
 * @param {string} word
 * @param {Rules} rules
 */
function mixedScriptHint(word, rules) {
  const [latin, cyrillic] = [latinLetters(word, rules), cyrillicLetters(word, rules)];
  const better = unmixed(word, latin.length > cyrillic.length, rules);
  const latinIsOdd = better === undefined ? latin.length <= cyrillic.length : !latinLetters(better, rules);
  const letters = named(latinIsOdd ? latin : cyrillic);
  if (better === undefined)
    return latinIsOdd ? say("Latin: {letters}", { letters }) : say("Cyrillic: {letters}", { letters });
  if (latinIsOdd) return say('Latin: {letters}; did you mean "{word}"?', { letters, word: better });
  return say('Cyrillic: {letters}; did you mean "{word}"?', { letters, word: better });
}

/**
 * The word in one script, by letters that look alike; undefined where some have none.
 * @param {string} word
 * @param {boolean} latinFirst
 * @param {Rules} rules
 */
function unmixed(word, latinFirst, { cyrillicAlike, latinAlike, has }) {
  const tables = latinFirst ? [latinAlike, cyrillicAlike] : [cyrillicAlike, latinAlike];
  const attempts = tables.map((table) => [...word].map((letter) => table[letter] ?? letter).join(""));
  return attempts.find((attempt) => !has("seam", attempt));
}

/**
 * @param {LocatedText} located
 * @param {Rules} rules
 * @returns {Finding[]}
 */
function wrongScript({ location, tag, text }, rules) {
  if (!tag) return [];
  const hasCyrillic = rules.has("cyrillic", text);
  const isInLatin = rules.inLatin.includes(tag.split("-")[0]) || tag.includes("-Latn");
  const hint = say("put it under the language and script it is written in");
  if (tag.includes("-Cyrl") && !hasCyrillic && countLatinWords(text, rules) > rules.wordsOfAName) {
    const message = say('the text is in Latin script, "{tag}" in Cyrillic', { tag });
    return [{ rule: "wrong-script", location, severity: "warning", message, hint }];
  }
  if (isInLatin && hasCyrillic && cyrillicLetters(text, rules).length > latinLetters(text, rules).length) {
    const message = say('the text is in Cyrillic script, "{tag}" in Latin', { tag });
    return [{ rule: "wrong-script", location, severity: "warning", message, hint }];
  }
  return [];
}

/**
 * @param {string} text
 * @param {Rules} rules
 */
const countLatinWords = (text, rules) => text.split(SPACES).filter((word) => rules.has("latin", word)).length;

// Addresses of persons

/**
 * @param {LocatedText} located
 * @param {EntryValue} entry
 * @param {Rules} rules
 * @returns {Finding[]}
 */
function personalEmail({ location, text }, entry, rules) {
  if (!text.includes("@")) return [];
  const addresses = new Map(rules.all("address", text).map((match) => [match[0], match]));
  const personal = [...addresses.values()].filter(([, local, host]) =>
    isPersonName(localParts(local.toLowerCase(), host, rules), entry, rules),
  );
  return personal.map(([address]) => ({
    rule: "personal-email",
    location,
    severity: "warning",
    message: say('"{address}" looks like a private person\'s address', { address }),
    hint: say("give a shared mailbox, such as info@example.org"),
  }));
}

/**
 * The words before the @ of an address.
 * @param {string} local
 * @param {string} host
 * @param {Rules} rules
 */
function localParts(local, host, rules) {
  return rules.is("freeHost", host) ? local.replace(/[0-9._-]+$/, "").split(/[._-]/) : local.split(/[._]/);
}

/**
 * Whether words look like a first name and a surname, and are not from the name of the entry.
 * @param {string[]} words
 * @param {EntryValue} entry
 * @param {Rules} rules
 */
function isPersonName(words, entry, rules) {
  if (![2, 3].includes(words.length) || !words.every((word) => /^[a-z]+$/.test(word))) return false;
  if (words[0].length === 2 || (words.at(-1) ?? "").length < rules.shortestSurname) return false;
  const own = wordsOfNames(entry);
  return !words.some((word) => own.has(word) || rules.begins("role", word));
}

/** @param {string} text */
export const comparableWords = (text) => fold(text).match(/[\p{L}\p{N}_]+/gu) ?? [];

/**
 * The words and the initials in the names of an entry.
 * @param {EntryValue} entry
 */
function wordsOfNames({ name, short_name, title, city, also_known_as, id }) {
  const translated = [name, short_name, title, city].flatMap((text) =>
    typeof text === "string" ? text : Object.values(text ?? {}),
  );
  const texts = [...translated, ...asList(also_known_as), id].filter((text) => typeof text === "string");
  const names = texts.map(comparableWords);
  return new Set(names.flatMap((words) => [...words, words.map((word) => [...word][0]).join("")]));
}

/**
 * @param {LocatedText} located
 * @param {Rules} rules
 * @returns {Finding[]}
 */
function phoneNumber({ location, text }, rules) {
  const [match] = [...rules.all("phone", text), ...rules.all("phoneAnnounced", text)];
  if (!match) return [];
  const message = say('"{number}" looks like a telephone number', { number: match[0] });
  const hint = say("leave it out, or name a page that contains it");
  return [{ rule: "phone-number", location, severity: "warning", message, hint }];
}

// Ways into meetings and groups

/**
 * @param {LocatedText} located
 * @param {Rules} rules
 * @returns {Finding[]}
 */
function secretLink({ location, text }, rules) {
  if (rules.has("meeting", text)) {
    const hint = say("say in `how_to_join` who to ask for it");
    return [{ rule: "secret-link", location, message: say("this link leads directly into a meeting"), hint }];
  }
  if (rules.has("group", text) && location[0] !== "links") {
    const hint = say("make the group a channel, or say who to ask");
    return [{ rule: "secret-link", location, message: say("this link leads directly into a group"), hint }];
  }
  return [];
}
