import type { Instant } from "../time/instant.ts";
import { addSeconds } from "../time/instant.ts";

/** By when a Dag run, or a task of it, has to have succeeded. */
export interface SerializedDeadline {
  /** From when the interval counts; an instant is the same for every run. */
  readonly reference: "logicalDate" | "queuedAt" | Instant;
  readonly intervalSeconds: number;
  /** Whether author code is called when it is missed. */
  readonly hasCallback: boolean;
}

/** The moment at which a deadline of a run is missed. */
export function deadlineMoment(
  { reference, intervalSeconds }: SerializedDeadline,
  run: { readonly logicalDate: Instant; readonly queuedAt: Instant },
): Instant {
  const from = reference === "logicalDate" || reference === "queuedAt" ? run[reference] : reference;
  return addSeconds(from, intervalSeconds);
}
