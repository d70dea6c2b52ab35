import { decodeXCom, type Instant, instantToDate, RETURN_VALUE_KEY, UNMAPPED } from "@baram/domain";
import type { Workload } from "@baram/execution-api";
import type { TaskInstanceInContext, XComPull } from "@baram/sdk";
import type { ExecutionClient } from "../execution-client.ts";
import { xcomSequence } from "./xcom-sequence.ts";
import { requireXComText } from "./xcom-text.ts";

/** The attempt as author code sees it. */
export function taskInstanceInContext(
  workload: Workload,
  client: ExecutionClient,
  startedAt: Instant,
): TaskInstanceInContext {
  const { key, tryNumber, maxTries } = workload;

  async function pull(from: XComPull): Promise<unknown> {
    const taskIds = typeof from.taskIds === "string" ? [from.taskIds] : (from.taskIds ?? null);
    const pulled = await client.ask({
      kind: "pullXComs",
      taskIds,
      key: from.key ?? RETURN_VALUE_KEY,
      dagId: from.dagId ?? null,
      runId: from.runId ?? null,
      mapIndexes: null,
      includePriorDates: from.includePriorDates ?? false,
    });
    const values = pulled.map(({ value }) => value);
    if (Array.isArray(from.taskIds)) return xcomSequence(values, decodeXCom);
    const [newest] = pulled;
    if (newest === undefined) return from.default ?? null;
    // Parity: one id of a mapped task stands for all of its instances.
    return newest.mapIndex === UNMAPPED ? decodeXCom(newest.value) : xcomSequence(values, decodeXCom);
  }

  return {
    ...key,
    tryNumber,
    maxTries,
    startDate: instantToDate(startedAt),
    xcomPush: async (xcom) => {
      const value = requireXComText(workload.key.taskId, xcom.key, xcom.value);
      // Parity: nothing pushed under a key is stored as a null.
      await client.ask({ kind: "pushXCom", entry: { key: xcom.key, value: value ?? "null" } });
    },
    xcomPull: (from?: XComPull) => pull(from ?? {}),
  } as TaskInstanceInContext;
}
