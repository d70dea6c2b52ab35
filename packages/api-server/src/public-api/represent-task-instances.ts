import { invariant } from "@baram/domain";
import { type MetadataStore, readShownTriggers, type TaskInstanceRow } from "@baram/metadata-store";
import type { Described } from "../http/schema.ts";
import { readDisplayNames } from "./read-display-names.ts";
import { representTaskInstance, type TaskInstanceRepresentation } from "./representations/task-instance.ts";

/** Task instances in the words of the stable API, deferred ones with their triggers. Others cost no further look. */
export async function representTaskInstances(
  store: MetadataStore,
  instances: readonly TaskInstanceRow[],
): Promise<readonly Described<typeof TaskInstanceRepresentation>[]> {
  const deferred = instances.filter(({ state }) => state === "deferred").map(({ id }) => id);
  const triggers = await readShownTriggers(store.reader, deferred);
  const nameOf = await readDisplayNames(store, instances);
  return instances.map((instance) =>
    representTaskInstance(instance, { displayName: nameOf(instance), shown: triggers.get(instance.id) ?? null }),
  );
}

/** The same of one. */
export async function representOne(
  store: MetadataStore,
  instance: TaskInstanceRow,
): Promise<Described<typeof TaskInstanceRepresentation>> {
  const [represented] = await representTaskInstances(store, [instance]);
  invariant(represented !== undefined, "One instance is represented by one.");
  return represented;
}
