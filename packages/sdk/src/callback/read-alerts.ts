import type { DagCallbackEvent, SerializedDeadline, SerializedEmail, TaskCallbackEvent } from "@baram/domain";
import { type DagPlace, InvalidOptionError } from "../dag/dag-error.ts";
import { readDeadlines } from "../deadline/read-deadlines.ts";
import { invalidOption, OptionReader } from "../options/option-reader.ts";
import type { DagAlertOptions, TaskAlertOptions } from "./alert-options.ts";
import { checkCallbacks } from "./check-callbacks.ts";
import { listOf } from "./list-of.ts";

/** Which option has the callbacks of each event of a task. */
export const TASK_CALLBACK_OPTIONS = {
  execute: "onExecuteCallback",
  success: "onSuccessCallback",
  retry: "onRetryCallback",
  failure: "onFailureCallback",
  skipped: "onSkippedCallback",
} as const satisfies Record<TaskCallbackEvent, keyof TaskAlertOptions>;

/** Which option has the callbacks of each event of a Dag. */
const DAG_CALLBACK_OPTIONS = {
  success: "onSuccessCallback",
  failure: "onFailureCallback",
  slaMiss: "slaMissCallback",
} as const satisfies Record<DagCallbackEvent, keyof DagAlertOptions>;

/** What of a task's alerts the scheduler has to know; what the author did not ask for is absent. */
export interface TaskAlerts {
  readonly callbacks?: readonly TaskCallbackEvent[];
  readonly email?: SerializedEmail;
  readonly slaSeconds?: number;
  readonly deadlines?: readonly SerializedDeadline[];
}

/** What of a Dag's alerts the scheduler has to know; what the author did not ask for is absent. */
export interface DagAlerts {
  readonly callbacks?: readonly DagCallbackEvent[];
  readonly deadlines?: readonly SerializedDeadline[];
}

/** Reads whom a task tells what happens to it. */
export function readTaskAlerts(
  place: DagPlace,
  given: TaskAlertOptions,
  { timezone, isMapped }: { readonly timezone: string; readonly isMapped: boolean },
): TaskAlerts {
  const options = new OptionReader(place, given);
  const callbacks = eventsWithCallbacks(place, given, TASK_CALLBACK_OPTIONS);
  const email = readEmail(place, given, options);
  const slaSeconds = options.seconds("sla");
  if (slaSeconds !== undefined && isMapped) {
    throw new InvalidOptionError(place, "a mapped task cannot have an SLA: take sla out, or give it a deadline.");
  }
  if (given.retryIf !== undefined && typeof given.retryIf !== "function") {
    throw invalidOption(place, "retryIf", given.retryIf, "a function of what was thrown");
  }
  const deadlines = readDeadlines(place, given.deadline, timezone);
  return {
    ...(callbacks.length === 0 ? {} : { callbacks }),
    ...(email === null ? {} : { email }),
    ...(slaSeconds === undefined ? {} : { slaSeconds }),
    ...(deadlines.length === 0 ? {} : { deadlines }),
  };
}

/** Reads whom a Dag tells what happens to its runs. */
export function readDagAlerts(place: DagPlace, given: DagAlertOptions, timezone: string): DagAlerts {
  const callbacks = eventsWithCallbacks(place, given, DAG_CALLBACK_OPTIONS);
  const deadlines = readDeadlines(place, given.deadline, timezone);
  return {
    ...(callbacks.length === 0 ? {} : { callbacks }),
    ...(deadlines.length === 0 ? {} : { deadlines }),
  };
}

function eventsWithCallbacks<Event extends string>(
  place: DagPlace,
  given: object,
  optionOf: Readonly<Record<Event, string>>,
): readonly Event[] {
  const events = Object.keys(optionOf) as Event[];
  return events.filter((event) => {
    const callbacks = listOf(Reflect.get(given, optionOf[event]) as unknown);
    checkCallbacks(place, optionOf[event], callbacks);
    return callbacks.length > 0;
  });
}

function readEmail(place: DagPlace, { email }: TaskAlertOptions, options: OptionReader): SerializedEmail | null {
  const onFailure = options.flag("emailOnFailure") ?? null;
  const onRetry = options.flag("emailOnRetry") ?? null;
  const given: readonly unknown[] = listOf(email as unknown);
  const texts = given.filter((item) => typeof item === "string");
  if (texts.length < given.length) {
    throw invalidOption(place, "email", email, "an address, a text with commas or semicolons, or a list of addresses");
  }
  // Parity: commas and semicolons part addresses wherever they stand.
  const to = texts.flatMap((text) => text.split(/[,;]/)).flatMap((address) => address.trim() || []);
  return to.length === 0 ? null : { to, onFailure, onRetry };
}
