import type { XComBackend } from "baram";

/** A call of a hook, as recordings write it down. */
export type RecordedCall = Readonly<Record<string, unknown>>;

/** Every call since it was emptied, in order. */
export const CALLS: RecordedCall[] = [];

/** A back end that does what the database does, and remembers each call. */
export const xcomBackend: XComBackend = {
  serializeValue: (value, { dagId, runId, taskId, mapIndex, key }) => {
    const place = { dag_id: dagId, run_id: runId, task_id: taskId, map_index: mapIndex, key };
    CALLS.push({ hook: "serialize_value", ...place, value });
    return value;
  },
  deserializeValue: (value) => {
    CALLS.push({ hook: "deserialize_value", value });
    return value;
  },
  listValue: (value) => {
    CALLS.push({ hook: "orm_deserialize_value", value });
    return value;
  },
  purge: (_value, { taskId, mapIndex, key }) => {
    CALLS.push({ hook: "purge", task_id: taskId, map_index: mapIndex, key });
  },
};
