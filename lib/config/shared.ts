const registry = Symbol.for('lode.shared');

type Registry = Map<string, unknown>;

/**
 * One value per process. The server's bundle and the bundles that Next makes each hold their own copy of
 * every module, so that a module's variable is not shared between them; a global symbol is.
 */
export function shared<Value>(name: string, make: () => Value): Value {
  const values = sharedValues();
  if (!values.has(name)) values.set(name, make());
  return values.get(name) as Value; // safe because a name is used for one type only, beside its `make`
}

/** As `shared`, for a value that takes time to make. Once it could not be made, it is made again when next asked for. */
export function sharedPromise<Value>(name: string, make: () => Promise<Value>): Promise<Value> {
  return shared(name, () => {
    const made = make();
    made.catch(() => sharedValues().delete(name));
    return made;
  });
}

function sharedValues(): Registry {
  const kept: unknown = Reflect.get(globalThis, registry);
  // safe because nobody else knows the symbol
  if (kept instanceof Map) return kept as Registry;
  const values: Registry = new Map();
  Reflect.set(globalThis, registry, values);
  return values;
}
