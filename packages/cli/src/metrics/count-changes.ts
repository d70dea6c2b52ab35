import { type Instant, isFinishedTaskInstanceState, secondsBetween } from "@baram/domain";
import type { MetadataChange } from "@baram/metadata-store";
import type { Metrics } from "./metrics.ts";

/** Counts what this process has committed. */
export function countChanges(metrics: Metrics, changes: readonly MetadataChange[]): void {
  for (const change of changes) {
    if (change.kind === "taskInstance") countTaskInstance(metrics, change);
    else if (change.kind === "dagRun") measureDagRun(metrics, change);
    else if (change.kind === "assetUpdate") metrics.count("dataset.updates");
  }
}

function countTaskInstance(
  metrics: Metrics,
  { state, dagId, taskId, startDate, endDate }: Extract<MetadataChange, { kind: "taskInstance" }>,
): void {
  const labels = { dag_id: dagId, task_id: taskId };
  if (state === "running") {
    metrics.count("ti.start", labels);
    return;
  }
  if (!isFinishedTaskInstanceState(state) && state !== "up_for_retry") return;
  metrics.count("ti.finish", { ...labels, state });
  if (state === "success") metrics.count("ti_successes");
  if (state === "failed") metrics.count("ti_failures");
  if (startDate === null || endDate === null) return;
  metrics.observe("task.duration", labels, secondsBetween(startDate as Instant, endDate as Instant));
}

function measureDagRun(
  metrics: Metrics,
  { state, dagId, startDate, endDate }: Extract<MetadataChange, { kind: "dagRun" }>,
): void {
  if (state !== "success" && state !== "failed") return;
  if (typeof startDate !== "number" || typeof endDate !== "number") return;
  const seconds = secondsBetween(startDate as Instant, endDate as Instant);
  metrics.observe(`dagrun.duration.${state}`, { dag_id: dagId }, seconds);
}
