/** The files of the finder, its entries, and full text search. */

// Files of the finder: find/<kind>.json and find/<language>.json (exports/browser/finder_index.py)

/** A list of numbers for each entry: numbers are separated by spaces, entries by commas. */
export type Cells = string;

/** A facet: what an entry has of `values`; `within` has the place that each place is part of, -1 for none. */
export interface FacetColumn {
  values: string[];
  cells: Cells;
  within?: number[];
}

/** Texts in several languages, one a line; `values` say which languages the parts of a line are in. */
export interface TextColumn {
  texts: string;
  values: string[];
  cells: Cells;
}

/** Texts that entries share; `of` says which of them an entry has. */
export interface SharedTextColumn extends TextColumn {
  of: Cells;
}

export type AgeName = "added" | "checked" | "starts" | "ends";

export interface EntryIndex extends Record<AgeName, Cells> {
  today: string;
  count: number;
  ids: string;
  names: TextColumn;
  facets: Record<string, FacetColumn>;
  texts: Record<string, SharedTextColumn>;
  points: Points;
  unseated: number[];
}

/** How the words of a language change (languages.yml). */
export interface FormRules {
  endings: string;
  alike: Record<string, string>;
  sounds: Record<string, string>;
}

/** The words of one language: of the values of facets, and of the days of each month, with `{d}` and `{y}`. */
export interface Words {
  tag: string;
  fallbacks: string[];
  labels: Record<string, Record<string, string>>;
  /** What values are called in all languages, by facet: folded, one name a line. */
  names: Record<string, Record<string, string>>;
  dates: string[];
  forms: FormRules;
}

/** Degrees north and east. */
export type Point = [number, number];
/** The middle of each country, by its code. */
export type Points = Record<string, Point>;

// Entries of the finder (entries.js)

/** The spellings of a text, former names included, and which of them is that of a language. */
export interface Spellings {
  all: string[];
  byTag: Record<string, string>;
}

/** A text as a reader sees it; `lang` is empty where it is in the reader's language. */
export interface ShownText {
  text: string;
  lang: string;
}

/** Values of an entry by facet. */
export interface FacetValues {
  cluster?: string[];
  country?: string[];
  event?: string[];
  language?: string[];
  offers?: string[];
  place?: string[];
  seeks?: string[];
  stage?: string[];
  state?: string[];
  status?: string[];
  time?: string[];
  type?: string[];
  fresh?: string[];
}
export type FacetKey = keyof FacetValues;

/** What a reader may type to find an entry: names (the first `namesLength` letters), texts and places; its kinds. */
export interface Searchable {
  searchText: string;
  namesLength: number;
  /** The words of its type, clusters and the like. */
  kindText: string;
}

export interface Entry extends FacetValues, Searchable {
  id: string;
  kind: EntryKind;
  /** All of them, former ones included. */
  names: string[];
  title: ShownText;
  texts: Record<string, Spellings | undefined>;
  /** The countries that it is seated in; of one without a seat some that it works in. */
  seat: string[];
  /** Ages in days; those of what is ahead are negative. */
  added: number;
  checked?: number;
  starts?: number;
  ends?: number;
}
export type EntryKind = "organisations" | "projects" | "events";

/** Entries by their names. */
export interface EntryList {
  entries: Entry[];
  /** The words in them, folded. */
  vocabulary(): string[];
  /** Other forms of a word, and names for it in the reader's language: whole ones, with a space after each. */
  formsOf(word: string): string[];
  words: Words;
  today: string;
  points: Points;
}

/** A question: for each word of it the words that answer it; the entries that answer all of them. */
export interface Question {
  terms: string[][];
  matches: Entry[];
}

/** What lists show of an entry. */
export interface CardEntry extends FacetValues {
  seat?: string[];
  starts?: number;
  ends?: number;
  texts: Record<string, Spellings | undefined>;
}

/** What puts an entry into words: its values by facet, its texts and its days. */
export interface Speech {
  labels(key: FacetKey, values?: string[]): string;
  labelsWithTitle(key: FacetKey, values?: string[]): string;
  text(spellings?: Spellings): string;
  day(age?: number): string;
}

/** A search result: a page, or an entry by its name. `foundWords` are folded. */
export interface Hit {
  path: string;
  title: string;
  lang: string;
  subtitle: string;
  texts: [text: string, lang: string][];
  foundWords: Set<string>;
}

// Pagefind, as far as fulltext.js uses it

export interface PagefindResult {
  id: string;
  score: number;
  words: number[];
  data(): Promise<{ raw_url: string; content: string }>;
}

export interface Pagefind {
  init(): Promise<void>;
  search(text: string): Promise<{ results: PagefindResult[] }>;
}

/** A word to search for: as the beginning of words, and as whole words that are other forms of it. */
export interface SearchTerm {
  word: string;
  forms: string[];
  /** Its other spellings. */
  others?: SearchTerm[];
}

// The worker that searches texts (fulltext-worker.js)

export interface TextSearchRequest {
  number: number;
  root: string;
  tag: string;
  endings: string;
  alike: FormRules["alike"];
  question: string;
  kinds?: string[];
}

/** Pages that were found, by kind, as ids of the index, and the words that they hold. */
export interface FoundPages {
  words: string[];
  groups: [kind: string, ids: string[]][];
}

// The nearest answers where a question finds nothing (exports/browser/nearest_places.py, nearest-answers.js)

/** The places of the directory in one language: names, degrees north and east, numbers of organisations. */
export interface NearbyPlaces {
  countries: Record<string, [name: string, number: number]>;
  towns: [name: string, country: string, latitude: number, longitude: number, number: number][];
  places: [id: string, name: string, latitude: number, longitude: number, number: number][];
}

/** The towns of the world whose names begin with one letter: by country and folded name. */
export type TownNames = Record<string, Record<string, Point>>;

/** One way on from nothing; `distance` in kilometres, `beside` is the home place that has no entries. */
export interface NearestAnswer {
  kind: "without" | "country" | "town" | "place";
  name: string;
  number: number;
  query: Partial<Record<"q" | "country" | "place", string>>;
  distance?: number;
  beside?: string;
}
