/** Values of an entry, as they are in its file. */

/** A text, or a map of languages to texts. */
export type Text = string | { [tag: string]: Tree };
/** What a file holds: texts, lists and maps; undefined where nothing is written. */
export type Tree = string | null | undefined | Tree[] | TreeMap;
export type TreeMap = { [key: string]: Tree };
/** Days and times, as texts. */
export type Moments = { starts?: string; ends?: string };

/** An entry whose values have the types of its fields. */
export type EntryValue = {
  [key: string]: Tree;
  id?: string;
  name?: Text;
  title?: Text;
  short_name?: Text;
  also_known_as?: string[];
  former_ids?: string[];
  type?: string;
  stage?: string;
  status?: string;
  clusters?: string[];
  country?: string;
  active_in?: string[];
  city?: Text;
  place?: { country?: string; city?: Text };
  part_of?: string;
  also_part_of?: string[];
  succeeds?: string[];
  seats?: { country?: string; city?: Text }[];
  identifiers?: { scheme?: string; value?: string }[];
  email?: string;
  member_of?: string[];
  lead?: string;
  seeks?: string[] | { need: string }[];
  seeks_until?: string;
  added?: string;
  checked?: string;
  founded?: string;
  starts?: string;
  ends?: string;
  deadline?: string;
  timezone?: string;
  programme?: Moments[];
  links?: { [name: string]: string | undefined };
  website?: string;
  logo?: string;
};

/** Where a value is in an entry: keys of maps and numbers in lists. */
export type Location = (string | number)[];

/** A text of an entry; `tag` is its language where it is one of several. */
export interface LocatedText {
  location: Location;
  text: string;
  tag?: string;
}
