import { encodeXCom, type JsonObject, RETURN_VALUE_KEY } from "@baram/domain";
import type { WorkloadDagRun } from "@baram/execution-api";
import { insertXComs, type MetadataStore } from "@baram/metadata-store";
import type { TestEngine } from "../engine/test-engine.ts";

/** Stores what other tasks of the only run have returned. Throws a sentence for one that is not in its Dag. */
export async function storeUpstreamResults(
  { store, clock }: TestEngine,
  results: Readonly<Record<string, unknown>>,
): Promise<void> {
  const instances = await store.reader
    .selectFrom("taskInstance")
    .select(["id", "dagRunId", "taskId", "mapIndex"])
    .execute();
  const xcoms = Object.entries(results).flatMap(([taskId, value]) => {
    const instance = instances.find((one) => one.taskId === taskId);
    if (instance === undefined) {
      const known = instances.map((one) => one.taskId).join(", ");
      throw new TypeError(`upstream names the task "${taskId}", which its Dag does not have; its tasks are ${known}.`);
    }
    const encoded = encodeXCom(value);
    if (encoded.kind === "refused")
      throw new TypeError(`The result of "${taskId}" cannot be stored. ${encoded.message}`);
    if (encoded.kind === "nothing") return [];
    const { id, dagRunId, mapIndex } = instance;
    const place = { taskInstanceId: id, dagRunId, taskId, mapIndex, key: RETURN_VALUE_KEY };
    return [{ ...place, value: encoded.text, createdAt: clock.now() }];
  });
  await store.transaction((transaction) => insertXComs(transaction, xcoms));
}

/** The only run in a store, as its tasks are told of it. */
export async function getRunInContext({ reader }: MetadataStore): Promise<WorkloadDagRun> {
  const row = await reader
    .selectFrom("dagRun")
    .select(["runId", "runType", "logicalDate", "dataIntervalStart", "dataIntervalEnd", "externalTrigger", "conf"])
    .executeTakeFirstOrThrow();
  return {
    ...row,
    startDate: null,
    externalTrigger: row.externalTrigger === 1,
    conf: JSON.parse(row.conf) as JsonObject,
  };
}
