import { type Instant, instantToDate } from "@baram/domain";
import type { Workload } from "@baram/execution-api";
import type { TaskInstanceInContext, XComPull } from "@baram/sdk";
import type { AttemptXComs } from "./attempt-xcoms.ts";

/** The attempt as author code sees it. */
export function taskInstanceInContext(
  { key, tryNumber, maxTries }: Pick<Workload, "key" | "tryNumber" | "maxTries">,
  xcoms: AttemptXComs,
  startedAt: Instant,
): TaskInstanceInContext {
  return {
    ...key,
    tryNumber,
    maxTries,
    startDate: instantToDate(startedAt),
    xcomPush: (xcom) => xcoms.push(xcom.key, xcom.value),
    // One implementation stands behind the overloads, which tell what comes of which arguments.
    xcomPull: ((from?: XComPull) => xcoms.pull(from ?? {})) as TaskInstanceInContext["xcomPull"],
  };
}
