import type { CallbackCall, TaskCallbackEvent } from "@baram/domain";
import { type Execution, executeWithContext } from "../context/execution.ts";
import type { TaskContext } from "../context/task-context.ts";
import type { AnyDag } from "../dag/any-dag.ts";
import { dagStateOf, OPERATOR_STATE, type Operator } from "../dag/dag-state.ts";
import { renderTemplateFields, type TemplateRendering } from "../template/render-template-fields.ts";
import type { TaskAlertOptions } from "./alert-options.ts";
import type { Callback, SlaMiss, SlaMissCallback } from "./callback.ts";
import type { CallbackContext } from "./callback-context.ts";
import { listOf } from "./list-of.ts";
import { isNotifier, type Notifier } from "./notifier.ts";
import { TASK_CALLBACK_OPTIONS } from "./read-alerts.ts";

/** What callbacks are called with, and who hears of those that throw. */
export interface CallbackScene {
  /** Its context is the one that the callbacks are given. */
  readonly execution: Execution;
  readonly rendering: TemplateRendering;
  readonly onError: (error: unknown) => void;
}

/** What is added to the context of a task instance for callbacks. Their templates may use what has happened. */
export type CallbackFacts = Pick<CallbackContext, "state" | "exception" | "reason" | "humanRequest" | "renderTemplate">;

/** The context of a task instance with what has happened to it. */
export function callbackContext(context: TaskContext, facts: CallbackFacts): CallbackContext {
  const values = Object.entries(facts).map(([name, value]) => [name, { value, enumerable: true }] as const);
  // What is made when it is read, such as the neighbours of the logical date, stays so.
  return Object.create(context, Object.fromEntries(values)) as CallbackContext;
}

/** Whom a task tells of an event, as its author wrote it. */
export function callbacksOfTask(operator: Operator, event: TaskCallbackEvent): readonly Callback[] {
  return listOf<Callback>(operator[OPERATOR_STATE].merged[TASK_CALLBACK_OPTIONS[event]]);
}

/** What says whether a failed try is tried again; `null` where nothing does. */
export function retryIfOf(operator: Operator): NonNullable<TaskAlertOptions["retryIf"]> | null {
  return operator[OPERATOR_STATE].merged.retryIf ?? null;
}

/** Whom a Dag or one of its tasks tells of what a server found. */
export function callbacksOfCall(dag: AnyDag, operator: Operator, call: CallbackCall): readonly CalledBack[] {
  const alerts = dagStateOf(dag)?.settings.writtenAlerts ?? {};
  switch (call.kind) {
    case "task":
      return callbacksOfTask(operator, call.event);
    case "dag":
      return listOf<Callback>(call.event === "success" ? alerts.onSuccessCallback : alerts.onFailureCallback);
    case "deadline": {
      const written = call.taskId === null ? alerts.deadline : operator[OPERATOR_STATE].merged.deadline;
      return listOf<Callback>(listOf(written)[call.position]?.callback);
    }
    case "slaMiss":
      return listOf<SlaMissCallback>(alerts.slaMissCallback);
  }
}

type CalledBack = Callback | SlaMissCallback;

/** The SLAs that were missed, as callbacks of them are told. */
export interface MissedSlas {
  readonly slas: readonly SlaMiss[];
  readonly blocking: readonly SlaMiss[];
}

/**
 * Calls one after the other; one that throws is told of and does not keep the next from being called.
 *
 * @param missed for callbacks of SLAs, which are given five arguments in place of the context.
 * @returns how many threw.
 */
export async function callCallbacks(
  callbacks: readonly CalledBack[],
  { execution, rendering, onError }: CallbackScene,
  missed: MissedSlas | null = null,
): Promise<number> {
  const context = execution.context as CallbackContext;
  let failures = 0;
  for (const callback of callbacks) {
    try {
      await executeWithContext(execution, () => {
        if (isNotifier(callback)) return notify(callback, context, rendering);
        const given = missed === null ? [context] : argumentsOf(context, missed);
        return (callback as (...given: readonly unknown[]) => unknown)(...given);
      });
    } catch (error) {
      failures += 1;
      onError(error);
    }
  }
  return failures;
}

/** Parity: the arguments of a callback of missed SLAs. */
function argumentsOf({ dag }: CallbackContext, { slas, blocking }: MissedSlas): readonly unknown[] {
  return [dag, linesOf(slas), linesOf(blocking), slas, blocking];
}

function linesOf(misses: readonly SlaMiss[]): string {
  return misses.map(({ taskId, logicalDate }) => `${taskId} on ${logicalDate.toISOString()}`).join("\n");
}

/** The rendered fields are set on the notifier itself and put back, for a copy would lack private fields of its class. */
async function notify(notifier: Notifier, context: CallbackContext, rendering: TemplateRendering): Promise<unknown> {
  const { templateFields } = notifier.constructor as typeof Notifier;
  const written = templateFields.map((name) => [name, Reflect.get(notifier, name) as unknown] as const);
  const rendered = await renderTemplateFields(notifier as unknown as Operator, rendering, {
    fields: Object.fromEntries(written),
  });
  for (const [name, value] of Object.entries(rendered)) Reflect.set(notifier, name, value);
  try {
    return await notifier.notify(context);
  } finally {
    for (const [name, value] of written) Reflect.set(notifier, name, value);
  }
}
