// What somebody has written, kept in the browser until it is sent or thrown away; without storage nothing is kept, and that is told.
const PREFIX = "imenik.form.";

function ask(task) {
  try {
    return task(localStorage);
  } catch {
    return undefined; // storage may be switched off, or full
  }
}

// The draft of one entry: `read()` gives what was kept, `keep(value)` whether it is now, `drop()` forgets it.
export const draft = (name) => ({
  read: () => ask((storage) => JSON.parse(storage.getItem(PREFIX + name))) ?? undefined,
  keep: (value) => ask((storage) => (storage.setItem(PREFIX + name, JSON.stringify(value)), true)) ?? false,
  drop: () => ask((storage) => storage.removeItem(PREFIX + name)),
});
