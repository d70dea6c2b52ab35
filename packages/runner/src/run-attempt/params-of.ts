import { type Json, resolveParams, type SerializedDag, type SerializedTask } from "@baram/domain";
import type { Workload } from "@baram/execution-api";
import { ParamValidationError } from "@baram/sdk/runtime";

/**
 * The Dag's params, in whose place the task's come, in whose place what the run was given comes: validated together.
 *
 * Parity: the run's conf counts only where the configuration lets it.
 */
export function paramsOf(
  dag: Pick<SerializedDag, "params">,
  task: Pick<SerializedTask, "params">,
  { dagRun, settings }: Pick<Workload, "dagRun" | "settings">,
): Readonly<Record<string, Json>> {
  const given = settings.confOverridesParams ? dagRun.conf : {};
  const resolved = resolveParams({ ...dag.params, ...task.params }, given);
  if (resolved.kind === "refused") throw new ParamValidationError(resolved.message);
  return resolved.params;
}
