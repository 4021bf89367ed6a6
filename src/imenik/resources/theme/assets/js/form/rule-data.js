// What the rules are made of, ready for use: the patterns of shape.json, the codes of codes.json.
export function rules(shape, codes) {
  const made = new Map();
  const pattern = (name, before, after, flags) => {
    const key = before + name + flags;
    if (!made.has(key))
      made.set(
        key,
        new RegExp(`${before}(?:${shape.rules.patterns[name][0]})${after}`, shape.rules.patterns[name][1] + flags),
      );
    return made.get(key);
  };
  return {
    ...shape.rules,
    countries: codes.countries,
    mistaken: codes.mistaken,
    named: new Map(Object.entries(codes.countries).map(([code, name]) => [name, code])),
    spoken: new Set(codes.languages.split(" ")),
    timezones: new Set(codes.timezones.split(" ")),
    pattern: (name) => pattern(name, "", "", ""),
    // As Python's fullmatch, match, search and finditer.
    is: (name, text) => pattern(name, "^", "$", "").test(text),
    begins: (name, text) => pattern(name, "^", "", "").test(text),
    has: (name, text) => pattern(name, "", "", "").test(text),
    all: (name, text) => [...text.matchAll(pattern(name, "", "", "g"))],
  };
}
