import { join } from "node:path";
import { isFinishedTaskInstanceState, type TaskInstanceKey, type TaskInstanceState } from "@baram/domain";
import { attemptLogPath } from "@baram/execution-api";
import { findTaskInstance, type TaskInstanceRow } from "@baram/metadata-store";
import type { RouteDependencies } from "../route-dependencies.ts";

/** One try of an instance, with its log. */
export interface LoggedTry {
  readonly instance: TaskInstanceRow;
  /** Absolute. The file need not exist. */
  readonly logPath: string;
  /** Whether its log is finished. */
  readonly isEnded: boolean;
}

/** A try that waits has written all it had to: what follows is another try, with a log of its own. */
const ENDS_TRY: ReadonlySet<TaskInstanceState> = new Set(["none", "up_for_retry"]);

/** Finds a try; `null` when there is no such instance. A try that never was has a log that never was. */
export async function findTry(
  key: TaskInstanceKey,
  tryNumber: number,
  { store, logFolder }: Pick<RouteDependencies, "store" | "logFolder">,
): Promise<LoggedTry | null> {
  const instance = await findTaskInstance(store.reader, key);
  if (instance === null) return null;
  const isPresent = tryNumber === instance.tryNumber;
  const isFinished = isFinishedTaskInstanceState(instance.state) || ENDS_TRY.has(instance.state);
  return {
    instance,
    logPath: join(logFolder, attemptLogPath(key, tryNumber)),
    isEnded: tryNumber < instance.tryNumber || (isPresent && isFinished),
  };
}
