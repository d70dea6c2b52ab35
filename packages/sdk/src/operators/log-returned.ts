import { inspect } from "node:util";
import type { TaskContext } from "../context/task-context.ts";

/** Writes what an author's function returned to the task's log, cut to a few lines; nothing where it returned nothing. */
export function logReturned(returned: unknown, { log }: TaskContext, { isShown }: { readonly isShown: boolean }): void {
  if (returned === undefined) return;
  log.info(isShown ? `Done. Returned value was: ${shown(returned)}` : "Done. Returned value not shown");
}

function shown(returned: unknown): string {
  if (typeof returned === "string") return returned;
  return inspect(returned, { depth: 4, maxArrayLength: 20, maxStringLength: 1000 });
}
