import { dagMapping, type TaskGraph } from "@baram/domain";

/** The mapped task groups around a task, outermost first. */
export function mappedGroupsAround(graph: TaskGraph, taskId: string): readonly string[] {
  return dagMapping(graph.dag)?.find(taskId)?.groupIds ?? [];
}
