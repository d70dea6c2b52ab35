import { type Instant, isFinishedTaskInstanceState, type Measurements, secondsBetween } from "@baram/domain";
import type { AttemptReport } from "@baram/execution-api";
import type { CommittedTransition } from "@baram/metadata-store";

type TaskInstanceTransition = Extract<CommittedTransition, { kind: "taskInstance" }>;
type DagRunTransition = Extract<CommittedTransition, { kind: "dagRun" }>;

/**
 * Counts and measures what this process has committed, from what it knew of it: nothing is read for it.
 *
 * It remembers the tries that wait for a runner and the runs without a task that started, and no others.
 */
export class TransitionMeter {
  readonly #measurements: Measurements;
  /** By the id of the task instance. */
  readonly #queued = new Map<number, { readonly dagId: string; readonly taskId: string; readonly at: Instant }>();
  /** By the id of the run: when the data interval ended. */
  readonly #withoutTask = new Map<number, Instant>();

  constructor(measurements: Measurements) {
    this.#measurements = measurements;
  }

  /** Takes in what was committed, in its order. */
  observe(transitions: readonly CommittedTransition[]): void {
    for (const transition of transitions) {
      if (transition.kind === "taskInstance") this.#taskInstance(transition);
      else if (transition.kind === "dagRun") this.#dagRun(transition);
      else if (transition.kind === "slasMissed") this.#measurements.count("sla_missed", {}, transition.count);
      else this.#measurements.count("task_instance_created", { operator: transition.operator });
    }
  }

  /** Takes in what a worker says of an attempt of this process. */
  attemptEnded({ taskInstanceId, startedAt }: Pick<AttemptReport, "taskInstanceId" | "startedAt">): void {
    const queued = this.#queued.get(taskInstanceId);
    if (queued === undefined) return;
    this.#queued.delete(taskInstanceId);
    const labels = { dag_id: queued.dagId, task_id: queued.taskId };
    this.#measurements.observe("task.queued_duration", labels, Math.max(0, secondsBetween(queued.at, startedAt)));
  }

  #taskInstance(transition: TaskInstanceTransition): void {
    const { instance, verbs, state } = transition;
    const verb = verbs.at(-1);
    if (verb === undefined) return;
    const { dagId, dagRunId } = instance;
    const { startDate } = { ...instance, ...transition.changes };
    if (verb === "remove") this.#measurements.count("task_removed_from_dag", { dag_id: dagId });
    if (instance.state === "removed" && verb === "clear")
      this.#measurements.count("task_restored_to_dag", { dag_id: dagId });
    if (verb === "start") this.#started(transition);
    else this.#queued.delete(instance.id);
    if (startDate !== null && (verb === "start" || verb === "succeed")) this.#firstTask(dagRunId, dagId, startDate);
    if (isFinishedTaskInstanceState(state) || state === "up_for_retry") this.#ended(transition);
  }

  #started({ instance, changes }: TaskInstanceTransition): void {
    const { dagId, taskId, scheduledAt } = { ...instance, ...changes };
    const labels = { dag_id: dagId, task_id: taskId };
    this.#measurements.count("ti.start", labels);
    const queuedAt = changes.queuedAt ?? null;
    if (queuedAt === null) return;
    this.#queued.set(instance.id, { dagId, taskId, at: queuedAt });
    if (scheduledAt === null) return;
    this.#measurements.observe("task.scheduled_duration", labels, secondsBetween(scheduledAt, queuedAt));
  }

  #ended(transition: TaskInstanceTransition): void {
    const { instance, state } = transition;
    const { dagId, taskId, operator } = instance;
    const labels = { dag_id: dagId, task_id: taskId };
    this.#measurements.count("ti.finish", { ...labels, state });
    // Parity: an attempt that was stopped because it was cleared is nobody's failure; one that is tried again is.
    const hasFailed = (state === "failed" || state === "up_for_retry") && instance.state !== "restarting";
    if (hasFailed) {
      this.#measurements.count("ti_failures");
      this.#measurements.count("operator_failures", { operator });
    }
    if (state === "success") {
      this.#measurements.count("ti_successes");
      this.#measurements.count("operator_successes", { operator });
    }
    const { startDate, endDate } = { ...instance, ...transition.changes };
    if (startDate === null || endDate === null) return;
    this.#measurements.observe("task.duration", labels, secondsBetween(startDate, endDate));
  }

  #firstTask(dagRunId: number, dagId: string, startDate: Instant): void {
    const expected = this.#withoutTask.get(dagRunId);
    if (expected === undefined) return;
    this.#withoutTask.delete(dagRunId);
    const seconds = secondsBetween(expected, startDate);
    this.#measurements.observe("dagrun.first_task_scheduling_delay", { dag_id: dagId }, seconds);
  }

  #dagRun({ dagRun, changes, state }: DagRunTransition): void {
    const { id, dagId } = dagRun;
    const { startDate, endDate } = { ...dagRun, ...changes };
    const labels = { dag_id: dagId };
    if (state === "running") {
      // Parity: of runs by a timetable alone, and not of one that was cleared.
      if (dagRun.runType !== "scheduled" || dagRun.clearNumber > 0 || startDate === null) return;
      this.#withoutTask.set(id, dagRun.dataIntervalEnd);
      const seconds = secondsBetween(dagRun.dataIntervalEnd, startDate);
      this.#measurements.observe("dagrun.schedule_delay", labels, seconds);
      return;
    }
    this.#withoutTask.delete(id);
    if ((state !== "success" && state !== "failed") || startDate === null || endDate === null) return;
    const seconds = secondsBetween(startDate, endDate);
    this.#measurements.observe(`dagrun.duration.${state}`, labels, seconds);
  }
}
