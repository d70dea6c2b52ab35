import { type Instant, instantFromDate, instantInTimezone, type SerializedDeadline } from "@baram/domain";
import { checkCallbacks } from "../callback/check-callbacks.ts";
import { listOf } from "../callback/list-of.ts";
import type { DagPlace } from "../dag/dag-error.ts";
import { invalidOption } from "../options/option-reader.ts";
import { durationToSeconds } from "../schedule/duration.ts";

const DEADLINE_FORM = 'a deadline such as { reference: "logicalDate", interval: { hours: 2 } }';
const REFERENCE_FORM = '"logicalDate", "queuedAt", an ISO date or a Date';

/** Reads the deadlines of a task or a Dag. */
export function readDeadlines(place: DagPlace, given: unknown, timezone: string): readonly SerializedDeadline[] {
  return listOf(given).map((deadline) => readDeadline(place, deadline, timezone));
}

function readDeadline(place: DagPlace, given: unknown, timezone: string): SerializedDeadline {
  if (typeof given !== "object" || given === null) throw invalidOption(place, "deadline", given, DEADLINE_FORM);
  const reference = readReference(Reflect.get(given, "reference"), timezone);
  if (reference === null) throw invalidOption(place, "deadline", given, `a reference that is ${REFERENCE_FORM}`);
  const intervalSeconds = durationToSeconds(Reflect.get(given, "interval"));
  if (intervalSeconds === null) throw invalidOption(place, "deadline", given, DEADLINE_FORM);
  const callbacks = listOf(Reflect.get(given, "callback") as unknown);
  checkCallbacks(place, "deadline", callbacks);
  return { reference, intervalSeconds, hasCallback: callbacks.length > 0 };
}

function readReference(reference: unknown, timezone: string): "logicalDate" | "queuedAt" | Instant | null {
  if (reference === "logicalDate" || reference === "queuedAt") return reference;
  if (typeof reference === "string") return instantInTimezone(reference, timezone);
  return reference instanceof Date && !Number.isNaN(reference.getTime()) ? instantFromDate(reference) : null;
}
