import { type AuthorDefaults, BUILT_IN_AUTHOR_DEFAULTS, type ChangedAuthorDefaults } from "@baram/domain";

// Two copies of this package may meet in one process, the author's and the runner's: what one is told the other reads.
const DEFAULTS = Symbol.for("baram.authorDefaults");
const holder = globalThis as { [DEFAULTS]?: ChangedAuthorDefaults };

/** What holds in this process where an author has not said it. */
export function authorDefaults(): AuthorDefaults {
  const changed = holder[DEFAULTS];
  return changed === undefined ? BUILT_IN_AUTHOR_DEFAULTS : { ...BUILT_IN_AUTHOR_DEFAULTS, ...changed };
}

/**
 * Sets in which defaults the installation differs, before author code is loaded: Dags, tasks and sensors read them when
 * they are made.
 */
export function setAuthorDefaults(changed: ChangedAuthorDefaults): void {
  if (Object.keys(changed).length === 0) delete holder[DEFAULTS];
  else holder[DEFAULTS] = changed;
}
