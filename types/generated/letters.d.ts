/** `assets/js/letters.js`, which `exports/browser/transliteration_tables.py` writes. */

/** What a letter is folded to. */
export const folded: Record<string, string>;
/** Spellings, with those that mean the same in a search. */
export const same: Record<string, string>;
/** Letters that are another one in an id than in a search. */
export const ids: Record<string, string>;
/** Two letters that are written for one where a keyboard lacks it. */
export const digraphs: Record<string, string>;
/** How texts in some languages are made from those in another, by lower-case letters. */
export const made: Record<string, { source: string; letters: Record<string, string> }>;
