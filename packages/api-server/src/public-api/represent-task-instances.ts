import { type MetadataReader, readShownTriggers, type TaskInstanceRow } from "@baram/metadata-store";
import type { Described } from "../http/schema.ts";
import { representTaskInstance, type TaskInstanceRepresentation } from "./representations/task-instance.ts";

/** Task instances in the words of the stable API, deferred ones with their triggers. Others cost no further look. */
export async function representTaskInstances(
  reader: MetadataReader,
  instances: readonly TaskInstanceRow[],
): Promise<readonly Described<typeof TaskInstanceRepresentation>[]> {
  const deferred = instances.filter(({ state }) => state === "deferred").map(({ id }) => id);
  const triggers = await readShownTriggers(reader, deferred);
  return instances.map((instance) => representTaskInstance(instance, triggers.get(instance.id) ?? null));
}

/** The same of one. */
export async function representOne(
  reader: MetadataReader,
  instance: TaskInstanceRow,
): Promise<Described<typeof TaskInstanceRepresentation>> {
  const triggers = instance.state === "deferred" ? await readShownTriggers(reader, [instance.id]) : null;
  return representTaskInstance(instance, triggers?.get(instance.id) ?? null);
}
