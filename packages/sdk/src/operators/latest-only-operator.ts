import { instantFromDate, timetableOf } from "@baram/domain";
import { OutsideTaskError } from "../context/context-errors.ts";
import { currentExecution } from "../context/execution.ts";
import type { TaskContext } from "../context/task-context.ts";
import { OPERATOR_STATE } from "../dag/dag-state.ts";
import { readSchedule } from "../schedule/read-schedule.ts";
import type { BranchChoice } from "../task/branch-choice.ts";
import { BaseBranchOperator } from "./branch-operator.ts";

/**
 * Skips the tasks directly below it unless the run is the latest one: the moment lies in the interval after the run's.
 *
 * A run that somebody asked for counts as the latest, and so does one with no interval after it.
 */
export class LatestOnlyOperator extends BaseBranchOperator {
  static readonly optionNames: readonly string[] = [];
  static override readonly uiColor = "#e9ffdb";

  override chooseBranch(context: TaskContext): BranchChoice {
    const execution = currentExecution();
    if (execution === null) throw new OutsideTaskError("LatestOnlyOperator", null);
    const dag = this[OPERATOR_STATE].dag;
    if (dag === null) return null;
    const all = [...dag.edges.downstreamOf(this.taskId)];
    const { runType } = context.dagRun;
    if (runType !== "scheduled" && runType !== "backfill") return all;

    const timetable = timetableOf(readSchedule(dag));
    const next = timetable.nextDagRunInfo({
      lastAutomatedDataInterval: {
        start: instantFromDate(context.dataIntervalStart),
        end: instantFromDate(context.dataIntervalEnd),
      },
      // Parity: neither the Dag's dates nor its catchup matter here.
      restriction: { earliest: null, latest: null, catchup: true },
      now: execution.services.clock.now(),
    });
    if (next === null) return all;
    const now = execution.services.clock.now();
    const isLatest = next.dataInterval.start < now && now <= next.dataInterval.end;
    return isLatest ? all : [];
  }
}
