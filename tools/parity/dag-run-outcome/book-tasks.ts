import { parseInstant } from "@baram/domain";
import type { TaskContext, XComPull } from "baram";
import { atTry, type Fields, type GivenTask } from "./given.ts";
import { actOut } from "./recorded-outcome.ts";

/** What a task does, or where a branch leads, for runs before or after a date. */
interface DatedCase {
  readonly before?: string;
  readonly after?: string;
  readonly outcome?: string;
  readonly follow?: string;
}

const BOOK_FIELDS = ["cases", "push", "pull", "templates", "inputs"];

/** Whether a scripted task does more than to succeed or fail: it pushes, pulls, renders, or goes by the date. */
export function isBookTask(task: GivenTask): boolean {
  return (task.operator ?? "scripted") === "scripted" && BOOK_FIELDS.some((name) => name in task);
}

/** Does what a scripted task of the book does, and returns what it returns. */
export async function carryOutBookTask(task: GivenTask, inputs: Fields, context: TaskContext): Promise<unknown> {
  actOut(findCase(task, context)?.outcome ?? atTry(task.outcomes, context.ti.tryNumber) ?? "success");
  for (const [key, value] of Object.entries((task["push"] ?? {}) as Fields)) await context.ti.xcomPush({ key, value });
  if (task["pull"] !== undefined) return context.ti.xcomPull(pullOf(task["pull"] as Fields));
  if (task["templates"] !== undefined) return context.templatesDict;
  return task.inputs === undefined ? task.returns : inputs;
}

/** Where a branch of the book leads. */
export function chooseByDate(task: GivenTask, context: TaskContext): unknown {
  return findCase(task, context)?.follow ?? task["otherwise"];
}

/** The n-th look of a sensor, counted for each of its tries, finds what stands there; the last one repeats. */
export function countingPokes(task: GivenTask): (inputs: Fields, context: TaskContext) => boolean {
  const looks = new Map<string, number>();
  return (_inputs, context) => {
    const attempt = `${context.runId} ${context.ti.tryNumber}`;
    const look = (looks.get(attempt) ?? 0) + 1;
    looks.set(attempt, look);
    return atTry(task["pokes"] as readonly boolean[], look) ?? false;
  };
}

function findCase(task: GivenTask, { logicalDate }: TaskContext): DatedCase | null {
  const microseconds = logicalDate.getTime() * 1000;
  const found = ((task["cases"] ?? []) as readonly DatedCase[]).find(
    ({ before, after }) =>
      (before === undefined || microseconds < Number(parseInstant(before))) &&
      (after === undefined || microseconds > Number(parseInstant(after))),
  );
  return found ?? null;
}

function pullOf(given: Fields): XComPull {
  return {
    ...("task_ids" in given ? { taskIds: given["task_ids"] } : {}),
    ...("key" in given ? { key: given["key"] } : {}),
  } as XComPull;
}
