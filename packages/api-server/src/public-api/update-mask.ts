import { problem, type Reply } from "../http/reply.ts";

/**
 * Keeps of what was sent what the mask names; all of it where there is no mask.
 *
 * Parity: names are trimmed; one that was not sent, or may not change, is refused.
 */
export function applyUpdateMask<Changes extends object>(
  changes: Changes,
  mask: readonly string[] | undefined,
): Partial<Changes> | Reply<never> {
  if (mask === undefined) return changes;
  const names = mask.map((name) => name.trim());
  const refused = names.find((name) => !Object.hasOwn(changes, name));
  if (refused !== undefined) return problem(400, { detail: `'${refused}' is unknown or cannot be updated.` });
  // The kept entries are entries of the changes.
  return Object.fromEntries(Object.entries(changes).filter(([name]) => names.includes(name))) as Partial<Changes>;
}
