import { SERIALIZED_DAG_SCHEMA_VERSION } from "./serialized-dag.ts";
import { isRecord } from "./shape-check.ts";

/**
 * Brings a serialized Dag of an earlier schema version to today's, with what the fields it lacks meant then.
 *
 * What is of today's version, or cannot be read at all, is given back as it is.
 */
export function upgradeSerializedDag(json: unknown): unknown {
  if (!isRecord(json) || json["schemaVersion"] !== 1) return json;
  return {
    failFast: false,
    ...json,
    schemaVersion: SERIALIZED_DAG_SCHEMA_VERSION,
    tasks: withDefaults(json["tasks"], { expansion: null, mapIndexTemplate: null }),
    taskGroups: withDefaults(json["taskGroups"], { expansion: null, upstreamIds: [], downstreamIds: [] }),
  };
}

function withDefaults(items: unknown, defaults: object): unknown {
  if (!Array.isArray(items)) return items;
  return items.map((item: unknown) => (isRecord(item) ? { ...defaults, ...item } : item));
}
