// The checks that need other entries: ids that nothing has or that are taken, loops. As the files of checks/ make them.
import { didYouMean } from "./closest-match.js";
import { say } from "./messages.js";
import { several } from "./traversal.js";

export const others = (kind, value, fields, index, own) => [
  ...taken(kind, value, index, own),
  ...references(value, fields, index, value.id, kind),
  ...formerIds(kind, value, index, own),
  ...(kind === "organisations" ? loops(value, index) : []),
  ...missingLogo(value, index),
];

const TARGETS = {
  organisations: ["unknown-organisation", say("no organisation")],
  projects: ["unknown-project", say("no project")],
  clusters: ["unknown-cluster", say("no cluster")],
  "organisation-types": ["unknown-type", say("no type of organisation")],
  needs: ["unknown-need", say("no need")],
  topics: ["unknown-topic", say("no topic")],
  places: ["unknown-place", say("no place")],
};

function references(value, fields, index, id, kind, at = []) {
  return fields.flatMap((field) => {
    const inner = value?.[field.name];
    const items = field.several
      ? several(inner).map((item, number) => [[...at, field.name, number], item])
      : [[[...at, field.name], inner]];
    return items.flatMap(([here, item]) => {
      if (field.parts) return references(item, field.parts, index, id, kind, here);
      return field.refers && typeof item === "string" ? reference(item, field.refers, here, index, kind, id) : [];
    });
  });
}

function reference(id, to, at, index, kind, own) {
  if (index.ids[to].has(id) || (to === kind && id === own)) return [];
  const [rule, none] = TARGETS[to];
  const now = Object.hasOwn(index.former[to] ?? {}, id) && index.former[to][id];
  const hint = now ? say('its id is "{id}" now', { id: now }) : didYouMean(id, index.ids[to]);
  return [{ rule, at, message: say('{none} has the id "{id}"', { none, id }), hint }];
}

// `own` is the id of the entry that is edited; a new one has none.
function taken(kind, { id }, index, own) {
  if (!id || id === own) return [];
  const at = ["id"];
  if (index.ids[kind].has(id))
    return [{ rule: "id-taken", at, message: say('there is an entry "{id}" already', { id }) }];
  const other = Object.hasOwn(index.former[kind], id) && index.former[kind][id];
  return other && other !== own
    ? [{ rule: "former-id-taken", at, message: say('"{id}" is a former id of "{other}" too', { id, other }) }]
    : [];
}

function formerIds(kind, value, index, own) {
  return several(value.former_ids).flatMap((id, number) => {
    const message = claimed(kind, id, value.id, index, own);
    return message
      ? [{ rule: "former-id-taken", at: ["former_ids", number], message, hint: say("take it out of the list") }]
      : [];
  });
}

function claimed(kind, id, present, index, own) {
  if (id === present) return say('"{id}" is the present id of this entry', { id });
  if (index.ids[kind].has(id) && id !== own) return say('"{id}" is the present id of another entry', { id });
  const other = Object.hasOwn(index.former[kind], id) && index.former[kind][id];
  return other && other !== own ? say('"{id}" is a former id of "{other}" too', { id, other }) : undefined;
}

function loops(value, index) {
  const found = [];
  const above = (id) =>
    id === value.id ? value.part_of : index.organisations?.all.find((each) => each.id === id)?.parent;
  const way = [];
  for (let id = value.id; id && !way.includes(id); id = above(id)) way.push(id);
  if (way.length && above(way.at(-1)) === value.id) {
    const loop = [...way, value.id].join(" → ");
    const message =
      way.length === 1
        ? say('"{id}" is part of itself', { id: value.id })
        : say('"{id}" is part of itself: {loop}', { id: value.id, loop });
    found.push({ rule: "part-of-loop", at: ["part_of"], message });
  }
  const itself = value.id ? several(value.member_of).indexOf(value.id) : -1;
  if (itself >= 0) {
    found.push({
      rule: "part-of-loop",
      at: ["member_of", itself],
      message: say('"{id}" is a member of itself', { id: value.id }),
      hint: say("take it out"),
    });
  }
  return found;
}

function missingLogo({ logo }, index) {
  if (!logo || index.logos.has(logo)) return [];
  return [
    {
      rule: "missing-logo",
      at: ["logo"],
      message: say("there is no such file in data/organisations/logos/"),
      hint: say("add the file"),
    },
  ];
}
