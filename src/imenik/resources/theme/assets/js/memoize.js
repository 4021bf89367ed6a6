// Answers that are computed once.

/**
 * The function, whose answers are kept: as many as it has different arguments.
 * @template Key, Value
 * @param {(key: Key) => Value} compute
 * @returns {(key: Key) => Value}
 */
export function memoize(compute) {
  /** @type {Map<Key, Value>} */
  const known = new Map();
  return (key) => {
    const value = known.get(key);
    if (value !== undefined) return value;
    const computed = compute(key);
    known.set(key, computed);
    return computed;
  };
}

/**
 * What a function without arguments gives, computed when it is first asked for.
 * @template Value
 * @param {() => Value} compute
 */
export function once(compute) {
  /** @type {{ value: Value } | undefined} */
  let computed;
  return () => {
    computed ??= { value: compute() };
    return computed.value;
  };
}
