import { invariant } from "@baram/domain";
import { readShownTriggers, type TaskInstanceRow } from "@baram/metadata-store";
import type { Described } from "../http/schema.ts";
import type { RouteDependencies } from "../route-dependencies.ts";
import { readDisplayNames } from "./read-display-names.ts";
import { representTaskInstance, type TaskInstanceRepresentation } from "./representations/task-instance.ts";

/** Task instances in the words of the stable API, deferred ones with their triggers. Others cost no further look. */
export async function representTaskInstances(
  { store, configuration }: Pick<RouteDependencies, "store" | "configuration">,
  instances: readonly TaskInstanceRow[],
): Promise<readonly Described<typeof TaskInstanceRepresentation>[]> {
  const deferred = instances.filter(({ state }) => state === "deferred").map(({ id }) => id);
  const triggers = await readShownTriggers(store.reader, deferred);
  const { sensitiveNames } = configuration;
  const nameOf = await readDisplayNames(store, instances);
  return instances.map((instance) => {
    const shown = triggers.get(instance.id) ?? null;
    return representTaskInstance(instance, { displayName: nameOf(instance), shown, sensitiveNames });
  });
}

/** The same of one. */
export async function representOne(
  dependencies: Pick<RouteDependencies, "store" | "configuration">,
  instance: TaskInstanceRow,
): Promise<Described<typeof TaskInstanceRepresentation>> {
  const [represented] = await representTaskInstances(dependencies, [instance]);
  invariant(represented !== undefined, "One instance is represented by one.");
  return represented;
}
