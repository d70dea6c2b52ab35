import { type TaskInstanceKey, UNMAPPED } from "../task-instance/task-instance-key.ts";

/** Where in the web UI the newest request of a task instance is answered, for mails and messages. */
export function humanRequestPath({ dagId, runId, taskId, mapIndex }: TaskInstanceKey): string {
  const parts = { dag: dagId, run: runId, task: taskId, ...(mapIndex === UNMAPPED ? {} : { index: mapIndex }) };
  const query = Object.entries(parts).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `/inbox?${query.join("&")}`;
}
