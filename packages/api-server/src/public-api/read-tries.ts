import { isFinishedTaskInstanceState } from "@baram/domain";
import { listTries, type TaskInstanceRow } from "@baram/metadata-store";
import type { Described } from "../http/schema.ts";
import type { RouteDependencies } from "../route-dependencies.ts";
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
  const before = ended.filter((one) => !isRecordedTwice || one.tryNumber !== instance.tryNumber);
  const present = instance.state === "up_for_retry" ? [] : [instance];
  return [...before, ...present].map((facts) => representTry(instance, facts));
}
