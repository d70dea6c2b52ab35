import { isTruthy, stateReason } from "@baram/domain";
import type { TaskContext } from "../context/task-context.ts";
import type { Operator } from "../dag/dag-state.ts";
import { SkipTask } from "./signals.ts";

/** What a condition says: whether it holds, and why it does not (or does) if the author tells. */
export type ConditionAnswer = boolean | readonly [holds: boolean, message: string];

/** Looks at the context before a task's function is called, its templates rendered. */
export type TaskCondition<Params extends object = Readonly<Record<string, unknown>>> = (
  context: TaskContext<Params>,
) => ConditionAnswer | Promise<ConditionAnswer>;

/** A condition of a task, and what it means for it. */
export interface AttachedCondition {
  readonly condition: TaskCondition;
  readonly kind: "runIf" | "skipIf";
  readonly message: string | null;
}

// Registered, because two copies of this package may meet in one process, the author's and the runner's.
const CONDITIONS = Symbol.for("baram.conditions");

/** Makes a task depend on a condition, after those that it has already. */
export function attachCondition(operator: Operator, condition: AttachedCondition): void {
  Object.defineProperty(operator, CONDITIONS, { value: [...conditionsOf(operator), condition], configurable: true });
}

function conditionsOf(operator: Operator): readonly AttachedCondition[] {
  return (Reflect.get(operator, CONDITIONS) as readonly AttachedCondition[] | undefined) ?? [];
}

/** Skips the task, by throwing the signal, unless its conditions let it run. */
export async function checkConditions(operator: Operator, context: TaskContext): Promise<void> {
  for (const { condition, kind, message } of conditionsOf(operator)) {
    const answer = await condition(context);
    const [holds, reason] = Array.isArray(answer) ? (answer as [unknown, unknown]) : [answer, null];
    if (isTruthy(holds) === (kind === "runIf")) continue;
    const sentence = typeof reason === "string" && reason !== "" ? reason : message;
    throw new SkipTask(sentence ?? stateReason("condition-skipped", { condition: kind }));
  }
}
