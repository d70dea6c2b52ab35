import { decodeXCom, RETURN_VALUE_KEY } from "@baram/domain";
import { attemptLogPath } from "@baram/execution-api";
import type { MetadataStore } from "@baram/metadata-store";
import type { KeptLog } from "../engine/kept-log.ts";
import { TestedRun } from "./tested-run.ts";

/** Reads what became of a run. */
export async function readTestedRun(
  { reader }: MetadataStore,
  { dagId, runId }: { readonly dagId: string; readonly runId: string },
  findLog: (logPath: string) => KeptLog | null,
): Promise<TestedRun> {
  const { id: dagRunId, state } = await reader
    .selectFrom("dagRun")
    .select(["id", "state"])
    .where("dagId", "=", dagId)
    .where("runId", "=", runId)
    .executeTakeFirstOrThrow();
  const instances = await reader
    .selectFrom("taskInstance")
    .select(["id", "taskId", "mapIndex", "renderedMapIndex", "state", "tryNumber", "stateReason"])
    .where("dagRunId", "=", dagRunId)
    .orderBy("taskId")
    .orderBy("mapIndex")
    .execute();
  const stored = await reader
    .selectFrom("xcom")
    .select(["taskInstanceId", "key", "value"])
    .where("dagRunId", "=", dagRunId)
    .orderBy("key")
    .execute();
  const taskInstances = instances.map(({ id, taskId, mapIndex, renderedMapIndex, state, tryNumber, stateReason }) => {
    const mine = stored.filter(({ taskInstanceId }) => taskInstanceId === id);
    const xcoms: Readonly<Record<string, unknown>> = Object.fromEntries(
      mine.map(({ key, value }) => [key, decodeXCom(value)]),
    );
    const log = findLog(attemptLogPath({ dagId, runId, taskId, mapIndex }, tryNumber));
    return {
      taskId,
      mapIndex,
      renderedMapIndex,
      state,
      result: xcoms[RETURN_VALUE_KEY],
      tryNumber,
      xcoms,
      log: textOf(log),
      error: stateReason,
    };
  });
  return new TestedRun({ runId, state, taskInstances });
}

/** What was written, without times. */
export function textOf(log: KeptLog | null): string {
  return (log?.lines ?? []).map(({ message }) => message).join("\n");
}
