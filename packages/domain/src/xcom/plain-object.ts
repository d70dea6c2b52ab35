/** Whether a value is an object without a class: made by a literal, by JSON, or without a prototype, in any realm. */
export function isPlainObject(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return true;
  // The prototype of another realm's literals: the end of its own chain, with a constructor of that name.
  return (
    typeof prototype === "object" &&
    Object.getPrototypeOf(prototype) === null &&
    prototype.constructor?.name === "Object"
  );
}
