import { enclosingGroupIds, parentByGroup, resultsThatGiveTheLength, type SerializedDag } from "@baram/domain";
import { UnsupportedGroupValueError } from "../mapping/mapping-error.ts";

/**
 * Refuses groups whose length nobody could ever know: a task of a mapped group returns another list for each index, so
 * a group inside that is expanded over it would differ in length from index to index.
 */
export function checkMapping(dag: SerializedDag): void {
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
