import { isFinishedTaskInstanceState, type TaskInstanceState } from "@baram/domain";
import { listTries, type TaskInstanceRow } from "@baram/metadata-store";
import type { Described } from "../http/schema.ts";
import type { RouteDependencies } from "../route-dependencies.ts";
import { readDisplayNames } from "./read-display-names.ts";
import { representTry, type TryRepresentation } from "./representations/task-instance.ts";

/**
 * The tries of an instance: those before, then the present one.
 *
 * Parity: while an instance is up for retry there is no present one; after a clear the last try and the reset instance
 * both stand there, with the same number.
 */
export async function readTries(
  instance: TaskInstanceRow,
  { store }: Pick<RouteDependencies, "store">,
): Promise<readonly Described<typeof TryRepresentation>[]> {
  const ended = await listTries(store.reader, instance.id);
  const isRecordedTwice = isFinishedTaskInstanceState(instance.state);
  const before = ended.filter((one) => !isRecordedTwice || one.tryNumber !== instance.tryNumber).map(endedTry);
  const present = instance.state === "up_for_retry" ? [] : [instance];
  const nameOf = await readDisplayNames(store, [instance]);
  return [...before, ...present].map((facts) => representTry(instance, facts, nameOf(instance)));
}

/** Parity: a try that was followed by another has failed; that one was due is not its own state. */
function endedTry<Facts extends { readonly state: TaskInstanceState }>(facts: Facts): Facts {
  return facts.state === "up_for_retry" ? { ...facts, state: "failed" } : facts;
}
