/** In a path, every one that the caller may read. */
const EVERY = "~";

/** The one that a path names; `undefined` for all of them. */
export function named(part: string): string | undefined {
  return part === EVERY ? undefined : part;
}

/** Like {@link named}, for filters that take several. */
export function namedList(part: string): readonly string[] | undefined {
  return part === EVERY ? undefined : [part];
}
