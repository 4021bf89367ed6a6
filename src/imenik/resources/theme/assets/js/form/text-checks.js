// The checks of every single text, as the files of checks/ make them: mixed_script.py, wrong_script.py, bare_prose.py,
// personal_email.py, phone_number.py and secret_link.py; the others are in legibility.js and link-targets.js.
/** @import {EntryValue, Finding, LocatedText, Rules} from "#types" */
import { fold } from "../fold.js";
import { unreadableText } from "./legibility.js";
import { linkTargets, lookalikeHosts } from "./link-targets.js";
import { SPACES, say } from "./messages.js";
import { plainly } from "./notations.js";
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
  ...bareProse(located, rules),
  ...personalEmail(located, entry, rules),
  ...phoneNumber(located, rules),
  ...secretLink(located, rules),
  ...linkTargets(located, rules),
  ...lookalikeHosts(located, rules),
];

// Scripts

/**
 * @param {string} script
 * @param {string} text
 * @param {Rules} rules
 */
const lettersIn = (script, text, rules) => rules.all(script, text).join("");
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
    const message = say('the word "{word}" mixes letters of different scripts', { word });
    return { rule: "mixed-script", location, message, hint: mixedScriptHint(word, rules) };
  });
}

/**
 * @param {string} word
 * @param {Rules} rules
 */
function mixedScriptHint(word, rules) {
  // Of as many letters, those of the first script are odd: names everywhere are in it.
  const scripts = Object.keys(rules.scripts).reverse();
  const counts = Object.fromEntries(scripts.map((script) => [script, lettersIn(script, word, rules).length]));
  const byCount = scripts.sort((a, b) => counts[b] - counts[a]);
  const kept = byCount.find((script) => !rules.has("seam", inScript(script, word, rules)));
  const better = kept && inScript(kept, word, rules);
  const odd = byCount.filter((script) => script !== (kept ?? byCount[0]));
  const letters = named(odd.map((script) => lettersIn(script, word, rules)).join(""));
  if (better === undefined) return say("these letters are from another script: {letters}", { letters });
  return say('these letters are from another script: {letters}; did you mean "{word}"?', { letters, word: better });
}

/**
 * The word with the letters of a script instead of those that look like them.
 * @param {string} script
 * @param {string} word
 * @param {Rules} rules
 */
const inScript = (script, word, { alike }) => [...word].map((letter) => alike[script]?.[letter] ?? letter).join("");

/**
 * @param {LocatedText} located
 * @param {Rules} rules
 * @returns {Finding[]}
 */
function wrongScript({ location, tag, text }, rules) {
  if (!tag || !isInWrongScript(text, tag, rules)) return [];
  const message = say('the text is not in the script of "{tag}"', { tag });
  const hint = say("put it under the language and script it is written in");
  return [{ rule: "wrong-script", location, severity: "warning", message, hint }];
}

/**
 * Foreign words in the script that names have everywhere are right in any text, the others in few.
 * @param {string} text
 * @param {string} tag
 * @param {Rules} rules
 */
function isInWrongScript(text, tag, rules) {
  const [usual, ...others] = Object.keys(rules.scripts);
  const script = scriptOf(tag, rules.scripts);
  if (script === usual) {
    const foreign = others.map((other) => lettersIn(other, text, rules)).join("");
    return foreign.length > lettersIn(usual, text, rules).length;
  }
  if (!script || !others.includes(script) || rules.has(script, text)) return false;
  return text.split(SPACES).filter((word) => rules.has(usual, word)).length > rules.wordsOfAName;
}

/**
 * @param {string} tag
 * @param {Record<string, string>} scripts
 */
function scriptOf(tag, scripts) {
  const [language, ...subtags] = tag.split("-");
  const given = subtags.find((subtag) => subtag.length === 4);
  return given ?? Object.keys(scripts).find((script) => scripts[script].split(" ").includes(language));
}

/**
 * @param {LocatedText} located
 * @param {Rules} rules
 * @returns {Finding[]}
 */
function bareProse({ location, tag, text }, rules) {
  if (tag || !describes(location, rules) || !isProse(text, rules)) return [];
  const message = say("this text does not say which language it is in");
  const hint = say("write it under the tag of its language");
  return [{ rule: "missing-language", location, severity: "warning", message, hint }];
}

/**
 * @param {string} text
 * @param {Rules} rules
 */
function isProse(text, rules) {
  const small = rules.all("plainWord", text).filter(([word]) => word === word.toLowerCase());
  return small.length >= rules.wordsOfProse;
}

/**
 * @param {LocatedText["location"]} location
 * @param {Rules} rules
 */
function describes(location, { prose }) {
  const [before, last] = location.filter((step) => typeof step === "string").slice(-2);
  return prose.includes(last ?? before) || (before === "sources" && last === "title");
}

// Addresses of persons

/**
 * @param {LocatedText} located
 * @param {EntryValue} entry
 * @param {Rules} rules
 * @returns {Finding[]}
 */
function personalEmail({ location, text }, entry, rules) {
  return [...new Set(personalAddresses(plainly(text, rules), entry, rules))].map((address) => ({
    rule: "personal-email",
    location,
    severity: "warning",
    message: say('"{address}" looks like a private person\'s address', { address }),
    hint: say("give a shared mailbox, such as info@example.org"),
  }));
}

/**
 * @param {string} text
 * @param {EntryValue} entry
 * @param {Rules} rules
 */
function personalAddresses(text, entry, rules) {
  const mail = rules
    .all("address", text)
    .filter(([, local, host]) => isPersonName(localParts(local.toLowerCase(), host, rules), entry, rules));
  const chats = rules
    .all("chat", text)
    .filter(([, ...names]) => isPersonName((names.find(Boolean) ?? "").toLowerCase().split(/[._-]/), entry, rules));
  return [...mail, ...chats, ...rules.all("chatOfOne", text)].map(([address]) => address);
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
  if (![2, 3].includes(words.length) || !words.every((word) => /^\p{L}+$/u.test(word))) return false;
  if ([...words[0]].length === 2 || [...(words.at(-1) ?? "")].length < rules.shortestSurname) return false;
  const own = wordsOfNames(entry, rules);
  return ![...words, ...words.map(fold)].some((word) => own.has(word) || rules.begins("role", word));
}

/** @param {string} text */
export const comparableWords = (text) => fold(text).match(/[\p{L}\p{N}_]+/gu) ?? [];

/**
 * The words and the initials in the names of an entry, in which an address is not a name.
 * @param {EntryValue} entry
 * @param {Rules} rules
 */
function wordsOfNames({ name, short_name, title, city, also_known_as, id }, rules) {
  const translated = [name, short_name, title, city].flatMap((text) =>
    typeof text === "string" ? text : Object.values(text ?? {}),
  );
  const texts = [...translated, ...asList(also_known_as), id].filter((text) => typeof text === "string");
  const names = texts.map((text) => comparableWords(plainly(text, rules).replace(rules.every("address"), "")));
  return new Set(names.flatMap((words) => [...words, words.map((word) => [...word][0]).join("")]));
}

/**
 * @param {LocatedText} located
 * @param {Rules} rules
 * @returns {Finding[]}
 */
function phoneNumber({ location, text }, rules) {
  const plain = plainly(text, rules);
  const [match] = ["phoneLinked", "phone", "phoneAnnounced"].flatMap((name) => rules.all(name, plain));
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
