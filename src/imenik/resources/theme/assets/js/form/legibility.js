// Whether people can read a text, as i18n/legibility.py decides and checks/unreadable_text.py says it.
/** @import {Finding, LocatedText, Rules} from "#types" */
import { say } from "./messages.js";
import { codePoint } from "./validation.js";

const RETYPE = say("delete it and type the text again");
const JOINER = /[\u200c\u200d]/;
const VARIANT = /[\u180b-\u180d\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
const MARK = /[\p{Mn}\p{Me}]/u;
const DIGIT = /\p{Nd}/u;
const HAS_ONE_SHAPE = /[\p{Nd}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\u200c\u200d]/u;

/**
 * @param {LocatedText} located
 * @param {Rules} rules
 * @returns {Finding[]}
 */
export function unreadableText({ location, text }, rules) {
  if (!rules.has("shown", text)) {
    const message = say("there is nothing to read here");
    return [{ rule: "unreadable-text", location, message, hint: say("write letters or digits") }];
  }
  const characters = [...rules.all("flag", text).reduce((rest, [flag]) => rest.replace(flag, ""), text)];
  const unseen = characters.find((character, index) => isUnseen(characters, index, rules) && character);
  if (!unseen) return wrongMark(characters, location, rules);
  const message = say("the text contains the invisible character {code}", { code: codePoint(unseen) });
  return [{ rule: "unreadable-text", location, message, hint: RETYPE }];
}

/**
 * @param {string[]} characters
 * @param {number} index
 * @param {Rules} rules
 */
function isUnseen(characters, index, rules) {
  const character = characters[index];
  if (!rules.is("unseen", character)) return false;
  const before = characters[index - 1];
  if (JOINER.test(character)) return !(hasShapes(before) && hasShapes(characters[index + 1]));
  return !(VARIANT.test(character) && (hasShapes(before) || DIGIT.test(before ?? "")));
}

/** @param {string | undefined} character */
const hasShapes = (character) => Boolean(character?.trim()) && !HAS_ONE_SHAPE.test(character ?? "");

/**
 * @param {string[]} characters
 * @param {Finding["location"]} location
 * @param {Rules} rules
 * @returns {Finding[]}
 */
function wrongMark(characters, location, rules) {
  let [isOnLetter, marks] = [false, 0];
  for (const character of characters) {
    if (!MARK.test(character)) [isOnLetter, marks] = [Boolean(character.trim()), 0];
    else if (!rules.is("unseen", character)) {
      marks += 1;
      if (isOnLetter && marks <= rules.mostMarks) continue;
      const message = isOnLetter
        ? say("a letter has more than {most} marks", { most: rules.mostMarks })
        : say("the text contains the mark {code} without a letter", { code: codePoint(character) });
      return [{ rule: "unreadable-text", location, message, hint: RETYPE }];
    }
  }
  return [];
}
