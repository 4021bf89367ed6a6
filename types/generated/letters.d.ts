/** `assets/js/letters.js`, which `exports/browser/transliteration_tables.py` writes. */

/** What a letter is folded to. */
export const folded: Record<string, string>;
/** What a Cyrillic letter is in Serbian Latin. */
export const latin: Record<string, string>;
