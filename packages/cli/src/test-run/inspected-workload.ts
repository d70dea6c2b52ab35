import type { InspectorPlace, Workload } from "@baram/execution-api";

/** The same attempt, waiting for a debugger before it begins. Whoever looks at it takes the time it takes. */
export function inspectedWorkload(workload: Workload, inspector: InspectorPlace): Workload {
  return { ...workload, executionTimeoutSeconds: null, settings: { ...workload.settings, inspector } };
}
