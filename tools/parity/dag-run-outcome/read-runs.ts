import type { Json } from "@baram/domain";
import type { MetadataStore } from "@baram/metadata-store";

/** A run as recordings write it down. */
export interface ReadRun {
  readonly dag_id: string;
  readonly run_id: string;
  readonly run_type: string;
  readonly conf: Json;
  readonly state: string;
  readonly task_instances: readonly ReadTaskInstance[];
  readonly xcoms: readonly ReadXCom[];
}

/** A task instance as recordings write it down. */
export interface ReadTaskInstance {
  readonly task_id: string;
  readonly map_index: number;
  readonly state: string | null;
  readonly try_number: number;
  readonly max_tries: number;
  readonly rendered_map_index: string | null;
  /** The name of the last failure's class; `null` without a failure. */
  readonly error: string | null;
}

/** An XCom with its value as JSON. */
export interface ReadXCom {
  readonly task_id: string;
  readonly map_index: number;
  readonly key: string;
  readonly value: Json;
}

/** What runs have come to, by Dag id and run id joined with a space. */
export async function readRuns(store: MetadataStore): Promise<ReadonlyMap<string, ReadRun>> {
  const { reader } = store;
  const runs = await reader
    .selectFrom("dagRun")
    .select(["id", "dagId", "runId", "runType", "conf", "state"])
    .orderBy("id")
    .execute();
  const instances = await reader
    .selectFrom("taskInstance")
    .select(["dagRunId", "taskId", "mapIndex", "state", "tryNumber", "maxTries", "renderedMapIndex", "stateReason"])
    .execute();
  const xcoms = await reader.selectFrom("xcom").select(["dagRunId", "taskId", "mapIndex", "key", "value"]).execute();
  return new Map(
    runs.map(({ id, dagId, runId, runType, conf, state }) => [
      `${dagId} ${runId}`,
      {
        dag_id: dagId,
        run_id: runId,
        run_type: runType,
        conf: JSON.parse(conf) as Json,
        state,
        task_instances: instances
          .filter((instance) => instance.dagRunId === id)
          .map((instance) => ({
            task_id: instance.taskId,
            map_index: instance.mapIndex,
            state: instance.state === "none" ? null : instance.state,
            try_number: instance.tryNumber,
            max_tries: instance.maxTries,
            rendered_map_index: instance.renderedMapIndex,
            error: errorOf(instance.stateReason),
          }))
          .toSorted(byTaskAndIndex),
        xcoms: xcoms
          .filter((xcom) => xcom.dagRunId === id)
          .map(({ taskId, mapIndex, key, value }) => ({
            task_id: taskId,
            map_index: mapIndex,
            key,
            value: valueOf(key, value),
          }))
          .toSorted((one, other) => byTaskAndIndex(one, other) || compare(one.key, other.key)),
      },
    ]),
  );
}

interface Placed {
  readonly task_id: string;
  readonly map_index: number;
}

function byTaskAndIndex(one: Placed, other: Placed): number {
  return compare(one.task_id, other.task_id) || one.map_index - other.map_index;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function errorOf(stateReason: string | null): string | null {
  const [, name = null] = /^(\w+): /.exec(stateReason ?? "") ?? [];
  return name;
}

/** The lists of a remembered decision have no order. */
function valueOf(key: string, text: string): Json {
  const value = JSON.parse(text) as Json;
  if (key !== "skipmixin_key" || typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, ids]) => [name, Array.isArray(ids) ? ids.map(String).toSorted(compare) : ids]),
  );
}
