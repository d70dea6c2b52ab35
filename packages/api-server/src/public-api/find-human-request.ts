import type { TaskInstanceKey } from "@baram/domain";
import {
  findHumanRequestOfTaskInstance,
  findTaskInstance,
  type HumanRequestRow,
  type MetadataStore,
} from "@baram/metadata-store";
import { problem } from "../http/reply.ts";

/** The newest request of a task instance; `null` where it has made none, or there is no such instance. */
export async function findRequestOf(
  key: TaskInstanceKey,
  { reader }: Pick<MetadataStore, "reader">,
): Promise<HumanRequestRow | null> {
  const instance = await findTaskInstance(reader, key);
  return instance === null ? null : findHumanRequestOfTaskInstance(reader, instance.id);
}

/** Nothing was asked. */
export function requestNotFound({ dagId, runId, taskId }: TaskInstanceKey) {
  const detail = `Task '${taskId}' of run '${runId}' of DAG '${dagId}' has asked nobody.`;
  return problem(404, { title: "Human-in-the-loop request not found", detail });
}
