// The checks of every single text, as mixed_script.py, wrong_script.py, personal_email.py, phone_number.py and secret_link.py make them.
import { fold } from "../fold.js";
import { SPACES, say } from "./messages.js";
import { several } from "./traversal.js";

export const texts = (passage, entry, rules) => [
  ...mixedScript(passage, rules),
  ...wrongScript(passage, rules),
  ...personalEmail(passage, entry, rules),
  ...phoneNumber(passage, rules),
  ...secretLink(passage, rules),
];

// Scripts

const latin = (text, rules) => rules.all("latin", text).join("");
const cyrillic = (text, rules) => rules.all("cyrillic", text).join("");
const named = (letters) =>
  [...new Set(letters)]
    .map((each) => `${each} (U+${each.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")})`)
    .join(", ");

function mixedScript({ at, text }, rules) {
  const words = new Set(
    rules
      .all("word", text)
      .map(String)
      .filter((word) => rules.has("seam", word)),
  );
  return [...words].map((word) => {
    const message = say('the word "{word}" mixes Cyrillic and Latin letters', { word });
    return { rule: "mixed-script", at, message, hint: hintOfMixed(word, rules) };
  });
}

function hintOfMixed(word, rules) {
  const [ours, theirs] = [latin(word, rules), cyrillic(word, rules)];
  const better = unmixed(word, ours.length > theirs.length, rules);
  const latinAreOdd = better === undefined ? ours.length <= theirs.length : !latin(better, rules);
  const letters = named(latinAreOdd ? ours : theirs);
  if (better === undefined)
    return latinAreOdd ? say("Latin: {letters}", { letters }) : say("Cyrillic: {letters}", { letters });
  if (latinAreOdd) return say('Latin: {letters}; did you mean "{word}"?', { letters, word: better });
  return say('Cyrillic: {letters}; did you mean "{word}"?', { letters, word: better });
}

function unmixed(word, latinFirst, { cyrillicAlike, latinAlike, has }) {
  const [first, second] = latinFirst ? [latinAlike, cyrillicAlike] : [cyrillicAlike, latinAlike];
  const attempts = [first, second].map((table) => [...word].map((letter) => table[letter] ?? letter).join(""));
  return attempts.find((attempt) => !has("seam", attempt));
}

function wrongScript({ at, tag, text }, rules) {
  if (!tag) return [];
  const isCyrillic = rules.has("cyrillic", text);
  const inLatin = rules.inLatin.includes(tag.split("-")[0]) || tag.includes("-Latn");
  const words = () => text.split(SPACES).filter((word) => rules.has("latin", word)).length;
  const hint = say("put it under the language and script that it is in");
  const found = { rule: "wrong-script", at, level: "warning", hint };
  if (tag.includes("-Cyrl") && !isCyrillic && words() > rules.wordsOfAName) {
    return [{ ...found, message: say('the text is in Latin script, "{tag}" in Cyrillic', { tag }) }];
  }
  if (inLatin && isCyrillic && cyrillic(text, rules).length > latin(text, rules).length) {
    return [{ ...found, message: say('the text is in Cyrillic script, "{tag}" in Latin', { tag }) }];
  }
  return [];
}

// Addresses of persons

function personalEmail({ at, text }, entry, rules) {
  if (!text.includes("@")) return [];
  const found = new Map(rules.all("address", text).map((match) => [match[0], match]));
  return [...found.values()]
    .filter(([, local, host]) => isAName(parts(local.toLowerCase(), host, rules), entry, rules))
    .map(([address]) => ({
      rule: "personal-email",
      at,
      level: "warning",
      message: say('"{address}" looks like the address of a private person', { address }),
      hint: say("write a role mailbox, such as info@example.org"),
    }));
}

function parts(local, host, rules) {
  return rules.is("freeHost", host) ? local.replace(/[0-9._-]+$/, "").split(/[._-]/) : local.split(/[._]/);
}

function isAName(some, entry, rules) {
  if (![2, 3].includes(some.length) || !some.every((part) => /^[a-z]+$/.test(part))) return false;
  if (some[0].length === 2 || some.at(-1).length < rules.shortestSurname) return false;
  const own = wordsOf(entry);
  return !some.some((part) => own.has(part) || rules.begins("role", part));
}

export const foldedWords = (text) => fold(text).match(/[\p{L}\p{N}_]+/gu) ?? [];

// The words and the initials in the names of an entry.
function wordsOf({ name, short_name, title, city, also_known_as, id }) {
  const names = [name, short_name, title, city].flatMap((text) =>
    typeof text === "string" ? text : Object.values(text ?? {}),
  );
  const words = [...names, ...several(also_known_as), id].filter((text) => typeof text === "string").map(foldedWords);
  return new Set(words.flatMap((some) => [...some, some.map((word) => [...word][0]).join("")]));
}

function phoneNumber({ at, text }, rules) {
  const [number] = [...rules.all("phone", text), ...rules.all("phoneAnnounced", text)];
  if (!number) return [];
  const message = say('"{number}" looks like a telephone number', { number: number[0] });
  return [
    { rule: "phone-number", at, level: "warning", message, hint: say("leave it out, or name a page that has it") },
  ];
}

// Ways into meetings and groups

function secretLink({ at, text }, rules) {
  if (rules.has("meeting", text)) {
    return [
      {
        rule: "secret-link",
        at,
        message: say("this link leads into a meeting"),
        hint: say("say in `how_to_join` whom to ask for it"),
      },
    ];
  }
  if (rules.has("group", text) && at[0] !== "links") {
    return [
      {
        rule: "secret-link",
        at,
        message: say("this link leads into a group"),
        hint: say("make the group a channel, or say whom to ask"),
      },
    ];
  }
  return [];
}
