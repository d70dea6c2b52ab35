import { isPlainObject } from "../reference/find-references.ts";
import type { ReferenceReading } from "../reference/reference-reading.ts";
import { referenceTargetOf } from "../reference/reference-target.ts";

/** What an author wrote with the references in it resolved; its texts stay as they are. */
export async function resolveWritten(written: unknown, reading: ReferenceReading): Promise<unknown> {
  if (typeof written !== "object" || written === null) return written;
  const target = referenceTargetOf(written);
  if (target !== null) return reading.resolve(target);
  if (Array.isArray(written)) {
    const items: unknown[] = [];
    for (const item of written as unknown[]) items.push(await resolveWritten(item, reading));
    return items;
  }
  if (!isPlainObject(written)) return written;
  const entries: [string, unknown][] = [];
  for (const [name, item] of Object.entries(written)) entries.push([name, await resolveWritten(item, reading)]);
  return Object.fromEntries(entries);
}
