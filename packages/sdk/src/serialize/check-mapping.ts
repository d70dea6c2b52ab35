import { enclosingGroupIds, parentByGroup, resultsThatGiveTheLength, type SerializedDag } from "@baram/domain";
import { UnsupportedGroupValueError } from "../mapping/mapping-error.ts";

/** Refuses expansions whose length nobody could ever know. */
export function checkMapping(dag: SerializedDag): void {
  const isMapped = [...dag.tasks, ...dag.taskGroups].some(({ expansion }) => expansion !== null);
  if (!isMapped) return;
  checkParts(dag);
  checkInnerGroups(dag);
}

/** Of each result one length is recorded: that of the one part of it which something is expanded over. */
function checkParts(dag: SerializedDag): void {
  const parts = new Map<string, string>();
  for (const { expansion } of [...dag.tasks, ...dag.taskGroups]) {
    for (const { taskId, path = [] } of expansion === null ? [] : resultsThatGiveTheLength(expansion)) {
      const part = path.join(".");
      const other = parts.get(taskId) ?? part;
      parts.set(taskId, part);
      if (other === part) continue;
      throw new UnsupportedGroupValueError(
        { dagId: dag.dagId, taskId },
        `something is expanded over ${nameOf(other)} and something over ${nameOf(part)}, but only one length of a result is recorded: return the lists from two tasks.`,
      );
    }
  }
}

function nameOf(part: string): string {
  return part === "" ? "its result" : `"${part}" of its result`;
}

/** A task of a mapped group returns another list for each index, so the group inside would differ in length. */
function checkInnerGroups(dag: SerializedDag): void {
  const parents = parentByGroup(dag);
  const mapped = new Set(dag.taskGroups.flatMap(({ groupId, expansion }) => (expansion === null ? [] : [groupId])));
  const groupOfTask = new Map(dag.tasks.map(({ taskId, groupId }) => [taskId, groupId]));
  for (const { groupId, parentGroupId, expansion } of dag.taskGroups) {
    if (expansion === null) continue;
    const around = enclosingGroupIds(parents, parentGroupId).filter((id) => mapped.has(id));
    for (const { taskId } of around.length === 0 ? [] : resultsThatGiveTheLength(expansion)) {
      const ofTask = enclosingGroupIds(parents, groupOfTask.get(taskId) ?? null);
      const shared = around.find((id) => ofTask.includes(id));
      if (shared === undefined) continue;
      throw new UnsupportedGroupValueError(
        { dagId: dag.dagId, taskId: null },
        `the mapped task group "${groupId}" is expanded over "${taskId}", which returns another list for each index of "${shared}" around them: expand it over a list from outside, or do the work of all its elements in one task.`,
      );
    }
  }
}
