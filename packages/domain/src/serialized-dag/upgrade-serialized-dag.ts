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
    tasks: withDefaults(json["tasks"], { expansion: null, mapIndexTemplate: null, inlets: [], outlets: [] }),
    taskGroups: withPlaces(
      withDefaults(json["taskGroups"], { expansion: null, upstreamIds: [], downstreamIds: [] }),
      json["tasks"],
    ),
  };
}

function withDefaults(items: unknown, defaults: object): unknown {
  if (!Array.isArray(items)) return items;
  return items.map((item: unknown) => (isRecord(item) ? { ...defaults, ...item } : item));
}

/** A group stood where the first task in it was declared, in it or in a group inside. */
function withPlaces(groups: unknown, tasks: unknown): unknown {
  if (!Array.isArray(groups) || !Array.isArray(tasks)) return groups;
  const parents = new Map<unknown, unknown>(
    groups.map((group: unknown) => (isRecord(group) ? [group["groupId"], group["parentGroupId"]] : [null, null])),
  );
  const places = new Map<unknown, number>();
  for (const [index, task] of tasks.entries()) {
    let groupId: unknown = isRecord(task) ? task["groupId"] : null;
    while (parents.has(groupId) && !places.has(groupId)) {
      places.set(groupId, index);
      groupId = parents.get(groupId);
    }
  }
  return groups.map((group: unknown) =>
    isRecord(group) ? { tasksBefore: places.get(group["groupId"]) ?? tasks.length, ...group } : group,
  );
}
