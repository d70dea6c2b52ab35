import {
  ALLOWED_RUN_ID_PATTERN_DEFAULT,
  addSeconds,
  checkManualRunId,
  type DataInterval,
  formatInstant,
  instantFromMicroseconds,
  listDagRunsBetween,
  parseRunType,
  type RunType,
  restrictionOf,
  retryDelaySeconds,
  runIdFor,
  secondsUntilNextLook,
  timetableOf,
} from "@baram/domain";
import { serializeDag } from "@baram/sdk/runtime";
import { buildScheduledDag } from "./build-scheduled-dag.ts";
import { type GivenScheduledDag, instantOf } from "./given.ts";
import { showInterval, showRun } from "./recorded-runs.ts";

/** What is asked of a timetable, by the name of the query. Each answers in the form of the recording. */
export const QUERIES: Readonly<Record<string, (given: never) => unknown>> = {
  sequence(given: {
    readonly dag: GivenScheduledDag;
    readonly now: string;
    readonly count: number;
    readonly advance_now?: number;
  }) {
    const dag = serializeDag(buildScheduledDag(given.dag));
    const timetable = timetableOf(dag.schedule);
    const restriction = restrictionOf(dag);
    const runs: unknown[] = [];
    let now = instantOf(given.now);
    let lastAutomatedDataInterval: DataInterval | null = null;
    while (runs.length < given.count) {
      const run = timetable.nextDagRunInfo({ lastAutomatedDataInterval, restriction, now });
      if (run === null) return { runs, ended: true };
      runs.push(showRun(run));
      lastAutomatedDataInterval = run.dataInterval;
      if (given.advance_now !== undefined) {
        now = addSeconds(instantFromMicroseconds(Math.max(now, run.runAfter)), given.advance_now);
      }
    }
    return { runs, ended: false };
  },

  range(given: {
    readonly dag: GivenScheduledDag;
    readonly now: string;
    /** `null` for where the Dag itself begins. */
    readonly earliest: string | null;
    readonly latest: string;
    readonly align: boolean;
  }) {
    const dag = serializeDag(buildScheduledDag(given.dag));
    const timetable = timetableOf(dag.schedule);
    const earliest = given.earliest === null ? restrictionOf(dag).earliest : instantOf(given.earliest);
    if (earliest === null) throw new Error("The range begins nowhere.");
    const range = {
      earliest,
      latest: instantOf(given.latest),
      isAligned: given.align,
      now: instantOf(given.now),
    };
    return { runs: [...listDagRunsBetween(timetable, range)].map(showRun) };
  },

  summary({ dag }: { readonly dag: GivenScheduledDag }) {
    const { summary, description, isPeriodic, canBeScheduled, activeRunsLimit } = timetableOf(
      serializeDag(buildScheduledDag(dag)).schedule,
    );
    return {
      summary,
      description,
      periodic: isPeriodic,
      can_be_scheduled: canBeScheduled,
      active_runs_limit: activeRunsLimit,
    };
  },

  manual_interval({ dag, at }: { readonly dag: GivenScheduledDag; readonly at: readonly string[] }) {
    const timetable = timetableOf(serializeDag(buildScheduledDag(dag)).schedule);
    return { intervals: at.map((text) => showInterval(timetable.inferManualDataInterval(instantOf(text)))) };
  },

  run_id({ run_type: runType, logical_date: date }: { readonly run_type: RunType; readonly logical_date: string }) {
    return { run_id: runIdFor(runType, instantOf(date)) };
  },

  run_type_of_id({ run_id: runId }: { readonly run_id: string }) {
    return { run_type: parseRunType(runId) };
  },

  create_run(given: {
    readonly run_id?: string;
    readonly run_type?: RunType;
    readonly logical_date: string;
    readonly allowed_run_id_pattern?: string;
  }) {
    const runId = given.run_id ?? runIdFor(given.run_type ?? "manual", instantOf(given.logical_date));
    const check = checkManualRunId(runId, given.allowed_run_id_pattern ?? ALLOWED_RUN_ID_PATTERN_DEFAULT);
    if (check.kind === "refused") return { error: { type: "AirflowException" } };
    return { run_id: runId, run_type: parseRunType(runId) };
  },

  retry_delay(given: {
    readonly dag_id: string;
    readonly task_id: string;
    readonly logical_date: string;
    readonly try_number: number;
    readonly retry_exponential_backoff: boolean;
    readonly retry_delay_seconds?: number;
    readonly max_retry_delay_seconds?: number;
  }) {
    const { dag_id: dagId, task_id: taskId, logical_date: date, try_number: tryNumber } = given;
    const delay = retryDelaySeconds({
      retryDelaySeconds: given.retry_delay_seconds ?? 300,
      retryExponentialBackoff: given.retry_exponential_backoff,
      retryDelaySecondsMaximum: given.max_retry_delay_seconds ?? null,
      tryNumber,
      dagId,
      taskId,
      logicalDate: instantOf(date),
    });
    return { delay_seconds: delay };
  },

  poke_interval(given: {
    readonly dag_id: string;
    readonly task_id: string;
    readonly mode: "poke" | "reschedule";
    readonly first_started_at: string;
    readonly elapsed_seconds: number;
    readonly poke_interval_seconds: number;
    readonly timeout_seconds: number;
    readonly exponential_backoff: boolean;
    readonly max_wait_seconds?: number;
  }) {
    const seconds = secondsUntilNextLook({
      pokeInterval: given.poke_interval_seconds,
      exponentialBackoff: given.exponential_backoff,
      maxWait: given.max_wait_seconds ?? null,
      timeout: given.timeout_seconds,
      mode: given.mode,
      looks: 1,
      elapsed: given.elapsed_seconds,
      startedAt: instantOf(given.first_started_at),
      dagId: given.dag_id,
      taskId: given.task_id,
    });
    return {
      interval_seconds: seconds,
      started_at_text: formatInstant(instantOf(given.first_started_at)).replace("T", " "),
    };
  },
};
