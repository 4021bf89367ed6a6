// The checks that need other entries: ids that nothing has or that are taken, loops. As the files of checks/ make them.
/** @import {DirectoryIndex, EntryKind, EntryValue, Field, Finding, Location, Tree} from "#types" */
import { didYouMean } from "./closest-match.js";
import { say } from "./messages.js";
import { asList, childAt } from "./traversal.js";

/**
 * @param {EntryKind} kind
 * @param {EntryValue} value
 * @param {Field[]} fields
 * @param {DirectoryIndex} index
 * @param {string} [ownId] of the entry that is edited; a new one has none
 * @returns {Finding[]}
 */
export const referenceFindings = (kind, value, fields, index, ownId) => [
  ...takenId(kind, value, index, ownId),
  ...unknownReferences(value, fields, { index, kind, ownId: value.id }),
  ...takenFormerIds(kind, value, index, ownId),
  ...(kind === "organisations" ? loops(value, index) : []),
  ...missingLogo(value, index),
];

/** @type {Record<string, [rule: string, none: import("#types").Message]>} */
const TARGETS = {
  organisations: ["unknown-organisation", say("no organisation")],
  projects: ["unknown-project", say("no project")],
  clusters: ["unknown-cluster", say("no cluster")],
  "organisation-types": ["unknown-type", say("no type of organisation")],
  needs: ["unknown-need", say("no need")],
  topics: ["unknown-topic", say("no topic")],
  places: ["unknown-place", say("no place")],
};

/** @typedef {{ index: DirectoryIndex, kind: EntryKind, ownId?: string }} Known what an id may refer to */

/**
 * @param {Tree} value
 * @param {Field[]} fields
 * @param {Known} known
 * @param {Location} [location]
 * @returns {Finding[]}
 */
function unknownReferences(value, fields, known, location = []) {
  return fields.flatMap((field) => {
    const inner = childAt(value, field.name);
    const fieldLocation = [...location, field.name];
    const items = field.several
      ? asList(inner).map((item, index) => ({ item, itemLocation: [...fieldLocation, index] }))
      : [{ item: inner, itemLocation: fieldLocation }];
    return items.flatMap(({ item, itemLocation }) => {
      if (field.parts) return unknownReferences(item, field.parts, known, itemLocation);
      if (!field.refers || typeof item !== "string") return [];
      return unknownReference(item, field.refers, itemLocation, known);
    });
  });
}

/**
 * @param {string} id
 * @param {string} target what it is the id of
 * @param {Location} location
 * @param {Known} known
 * @returns {Finding[]}
 */
function unknownReference(id, target, location, { index, kind, ownId }) {
  if (index.ids[target].has(id) || (target === kind && id === ownId)) return [];
  const [rule, none] = TARGETS[target];
  const hint = removal(index, target, id) ?? renaming(index, target, id) ?? didYouMean(id, index.ids[target]);
  return [{ rule, location, message: say('{none} has the ID "{id}"', { none, id }), hint }];
}

/**
 * The sentence that an entry was removed; undefined if it was not.
 * @param {DirectoryIndex} index
 * @param {string} kind
 * @param {string} id
 */
function removal(index, kind, id) {
  const removed = index.removed[kind] ?? {};
  return Object.hasOwn(removed, id)
    ? say('the entry "{id}" was removed on {date}', { id, date: removed[id] })
    : undefined;
}

/**
 * @param {DirectoryIndex} index
 * @param {string} kind
 * @param {string} id
 */
function renaming(index, kind, id) {
  const present = presentId(index, kind, id);
  return present ? say('its ID is now "{id}"', { id: present }) : undefined;
}

/**
 * The id of the entry that had another one; undefined where none had it.
 * @param {DirectoryIndex} index
 * @param {string} kind
 * @param {string} id
 */
function presentId(index, kind, id) {
  const former = index.former[kind] ?? {};
  return Object.hasOwn(former, id) ? former[id] : undefined;
}

/**
 * @param {EntryKind} kind
 * @param {EntryValue} value
 * @param {DirectoryIndex} index
 * @param {string} [ownId]
 * @returns {Finding[]}
 */
function takenId(kind, { id }, index, ownId) {
  if (!id || id === ownId) return [];
  const location = ["id"];
  if (index.ids[kind].has(id)) {
    return [{ rule: "id-taken", location, message: say('an entry "{id}" already exists', { id }) }];
  }
  const message = removal(index, kind, id);
  if (message) return [{ rule: "id-taken", location, message }];
  const other = presentId(index, kind, id);
  if (!other || other === ownId) return [];
  return [
    { rule: "former-id-taken", location, message: say('"{id}" is also a former ID of "{other}"', { id, other }) },
  ];
}

/**
 * @param {EntryKind} kind
 * @param {EntryValue} value
 * @param {DirectoryIndex} index
 * @param {string} [ownId]
 * @returns {Finding[]}
 */
function takenFormerIds(kind, value, index, ownId) {
  return asList(value.former_ids).flatMap((id, number) => {
    const message = formerIdMessage(kind, id, value.id, index, ownId);
    if (!message) return [];
    return [
      { rule: "former-id-taken", location: ["former_ids", number], message, hint: say("remove it from the list") },
    ];
  });
}

/**
 * @param {EntryKind} kind
 * @param {string} id
 * @param {string | undefined} present id of the entry
 * @param {DirectoryIndex} index
 * @param {string} [ownId]
 */
function formerIdMessage(kind, id, present, index, ownId) {
  if (id === present) return say('"{id}" is the current ID of this entry', { id });
  if (index.ids[kind].has(id) && id !== ownId) return say('"{id}" is the current ID of another entry', { id });
  const removed = removal(index, kind, id);
  if (removed) return removed;
  const other = presentId(index, kind, id);
  return other && other !== ownId ? say('"{id}" is also a former ID of "{other}"', { id, other }) : undefined;
}

/**
 * @param {EntryValue} value
 * @param {DirectoryIndex} index
 * @returns {Finding[]}
 */
const loops = (value, index) => [...partOfLoop(value, index), ...memberOfItself(value)];

/**
 * @param {EntryValue} value
 * @param {DirectoryIndex} index
 * @returns {Finding[]}
 */
function partOfLoop({ id: own, part_of }, { organisations }) {
  /** @param {string} id */
  const parentOf = (id) => (id === own ? part_of : organisations?.all.find((other) => other.id === id)?.parent);
  /** @type {string[]} */
  const path = [];
  for (let id = own; id && !path.includes(id); id = parentOf(id)) path.push(id);
  const last = path.at(-1);
  if (!own || !last || parentOf(last) !== own) return [];
  const loop = [...path, own].join(" → ");
  const message =
    path.length === 1
      ? say('"{id}" is part of itself', { id: own })
      : say('"{id}" is part of itself: {loop}', { id: own, loop });
  return [{ rule: "part-of-loop", location: ["part_of"], message }];
}

/**
 * @param {EntryValue} value
 * @returns {Finding[]}
 */
function memberOfItself({ id, member_of }) {
  const position = id ? asList(member_of).indexOf(id) : -1;
  if (position < 0) return [];
  const message = say('"{id}" is a member of itself', { id });
  return [{ rule: "part-of-loop", location: ["member_of", position], message, hint: say("remove it") }];
}

/**
 * @param {EntryValue} value
 * @param {DirectoryIndex} index
 * @returns {Finding[]}
 */
function missingLogo({ logo }, index) {
  if (!logo || index.logos.has(logo)) return [];
  const message = say("there is no such file in data/organisations/logos/");
  return [{ rule: "missing-logo", location: ["logo"], message, hint: say("add the file") }];
}
