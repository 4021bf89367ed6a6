// Files of the site, each asked for once; one that could not be had is asked for again. The cause of a refusal is its status.
const loaded = new Map();

async function read(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`, { cause: answer.status });
  return answer.json();
}

export function load(url) {
  if (!loaded.has(url))
    loaded.set(
      url,
      read(url).catch((error) => (loaded.delete(url), Promise.reject(error))),
    );
  return loaded.get(url);
}
