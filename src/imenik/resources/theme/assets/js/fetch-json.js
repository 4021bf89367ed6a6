// JSON files of the site. Each is fetched once; one that could not be had is asked for again the next time.

/** @type {Map<string, Promise<any>>} */
const files = new Map();

/**
 * What a file holds; as with `Response.json`, whoever asks says of which type that is. The cause of an error is the status
 * of the answer.
 * @param {string} url
 * @returns {Promise<any>}
 */
export function fetchJson(url) {
  const known = files.get(url);
  if (known) return known;
  const file = read(url);
  files.set(url, file);
  file.catch(() => files.delete(url));
  return file;
}

/** @param {string} url */
async function read(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`, { cause: response.status });
  return response.json();
}
