import type { SerializedTask } from "../serialized-dag/serialized-dag.ts";
import type { TaskCallbackEvent } from "./callback.ts";

/** Whether somebody is, or may be, told when it happens to a task: by a callback or by e-mail. */
export function isToldOf({ callbacks, email }: Pick<SerializedTask, "callbacks" | "email">, event: TaskCallbackEvent) {
  if (callbacks?.includes(event) === true) return true;
  if (email === undefined) return false;
  // What is left to the configuration is looked at when it is sent.
  return (event === "failure" && email.onFailure !== false) || (event === "retry" && email.onRetry !== false);
}
