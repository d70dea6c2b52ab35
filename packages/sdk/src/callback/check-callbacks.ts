import type { DagPlace } from "../dag/dag-error.ts";
import { invalidOption } from "../options/option-reader.ts";
import { isNotifier } from "./notifier.ts";

/** Refuses what cannot be called. */
export function checkCallbacks(place: DagPlace, name: string, callbacks: readonly unknown[]): void {
  const wrong = callbacks.find((callback) => typeof callback !== "function" && !isNotifier(callback));
  if (wrong !== undefined) throw invalidOption(place, name, wrong, "a function, a notifier, or a list of them");
}
