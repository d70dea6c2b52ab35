import { appendFileSync } from "node:fs";
import type { TaskContext } from "baram";

/** What an attempt is known by, in the file that all of them write to. */
function attemptOf({ dag, runId, task, ...context }: TaskContext): string {
  const { mapIndex, tryNumber } = context.ti;
  return [dag.dagId, runId, task.taskId, mapIndex, tryNumber, process.pid].join("\t");
}

/** Writes a line that is there whatever becomes of this process: appending so little is one call of the kernel. */
function note(word: string, context: TaskContext): void {
  const path = process.env["SOAK_ATTEMPTS_FILE"];
  if (path !== undefined) appendFileSync(path, `${word}\t${attemptOf(context)}\n`);
}

/** Works for a while, and writes down that it began and that it came to its end. */
export async function work(context: TaskContext, milliseconds: number): Promise<void> {
  note("began", context);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  note("ended", context);
}

/** How long something takes that depends on the run, up to `maximum`. */
export function someMilliseconds({ runId, task, ...context }: TaskContext, maximum: number): number {
  let hash = 7;
  for (const letter of `${runId}${task.taskId}${context.ti.mapIndex}`)
    hash = (hash * 31 + letter.charCodeAt(0)) % 65_521;
  return hash % maximum;
}
