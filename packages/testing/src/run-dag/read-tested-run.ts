import { decodeXCom, instantToDate, invariant, type JsonObject, RETURN_VALUE_KEY } from "@baram/domain";
import { attemptLogPath } from "@baram/execution-api";
import type { DagRunRow, MetadataReader, MetadataStore } from "@baram/metadata-store";
import type { KeptLog } from "../engine/kept-log.ts";
import { TestedRun } from "./tested-run.ts";

type FindLog = (logPath: string) => KeptLog | null;

/** Reads what became of a run, and of all others that there are by now. */
export async function readTestedRun(
  { reader }: MetadataStore,
  { dagId, runId }: { readonly dagId: string; readonly runId: string },
  findLog: FindLog,
): Promise<TestedRun> {
  const rows = await reader
    .selectFrom("dagRun")
    .select(["id", "dagId", "runId", "runType", "state", "logicalDate", "conf"])
    .orderBy("id")
    .execute();
  const isAsked = (row: (typeof rows)[number]) => row.dagId === dagId && row.runId === runId;
  const asked = rows.find(isAsked);
  invariant(asked !== undefined, "The run of a test was created.");
  const otherRuns: TestedRun[] = [];
  for (const row of rows) if (!isAsked(row)) otherRuns.push(await readRun(reader, row, { findLog, otherRuns: [] }));
  return readRun(reader, asked, { findLog, otherRuns });
}

async function readRun(
  reader: MetadataReader,
  row: Pick<DagRunRow, "id" | "dagId" | "runId" | "runType" | "state" | "logicalDate" | "conf">,
  { findLog, otherRuns }: { readonly findLog: FindLog; readonly otherRuns: readonly TestedRun[] },
): Promise<TestedRun> {
  const { id: dagRunId, dagId, runId, runType, state } = row;
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
  return new TestedRun({
    dagId,
    runId,
    runType,
    state,
    logicalDate: instantToDate(row.logicalDate),
    conf: JSON.parse(row.conf) as JsonObject,
    taskInstances,
    otherRuns,
  });
}

/** What was written, without times. */
export function textOf(log: KeptLog | null): string {
  return (log?.lines ?? []).map(({ message }) => message).join("\n");
}
