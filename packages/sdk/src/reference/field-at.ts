/** A part of a value; `undefined` where it has no such field. */
export function fieldAt(value: unknown, path: readonly string[]): unknown {
  let part = value;
  for (const field of path) part = fieldOf(part, field);
  return part;
}

/** Only a value's own fields: what its class or the language adds was not stored by anybody. */
function fieldOf(value: unknown, field: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, field)) return undefined;
  return Reflect.get(value, field);
}
