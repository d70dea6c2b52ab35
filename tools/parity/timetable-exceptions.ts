import { addSeconds, type Instant, instantInTimezone, timetableOf } from "@baram/domain";
import { serializeDag } from "@baram/sdk/runtime";
import type { ParityException } from "./parity-exception.ts";
import { buildScheduledDag } from "./timetable/build-scheduled-dag.ts";
import { canBeFoundByMinutes, momentsByMinutes } from "./timetable/cron-minutes.ts";
import { type GivenScheduledDag, instantOf } from "./timetable/given.ts";
import { showInterval, showRun } from "./timetable/recorded-runs.ts";

type Given = { readonly dag: GivenScheduledDag } & (
  | {
      readonly query: "sequence";
      readonly now: string;
      readonly count: number;
      readonly advance_now?: number;
    }
  | { readonly query: "manual_interval"; readonly at: readonly string[] }
);

const DAY_SECONDS = 86_400;
/** Longer than the moments of a schedule that names a month lie apart. */
const REACH_SECONDS = 400 * DAY_SECONDS;

/** Where the clocks change, Airflow repeats, empties or skips intervals. */
export const TIMETABLE_EXCEPTIONS: readonly ParityException[] = [
  {
    decision: "decisions/0019-cron-moments-are-one-ascending-set.md",
    reason: "cron moments move strictly forward where the clocks change",
    format: "timetable/1",
    covers: (parityCase) => {
      const { dag, ...query } = parityCase.given as Given;
      if (query.query !== "sequence" && query.query !== "manual_interval") return false;
      if (query.query === "sequence" && query.advance_now !== undefined) return false;
      if (dag?.end_date !== undefined || dag?.tasks !== undefined) return false;
      return typeof dag?.schedule === "string" && canBeFoundByMinutes(dag.schedule, dag.timezone ?? "UTC");
    },
    documented: (parityCase) => {
      const given = parityCase.given as Given;
      return given.query === "sequence" ? sequenceOf(given) : manualIntervalsOf(given);
    },
  },
  {
    decision: "decisions/0026-the-next-run-never-moves-back.md",
    reason: "the next run never moves back to one that exists",
    format: "timetable/1",
    covers: ({ given }) => (given as { readonly query: string }).query === "scheduler",
    documented: ({ given, expected }) => {
      const { dag } = given as { readonly dag: GivenScheduledDag };
      const { after } = expected as { readonly after: readonly ShownDag[] };
      return { after: after.map((shown) => withoutStepBack(dag, shown)) };
    },
  },
];

/** A Dag after an action of the query `scheduler`. */
interface ShownDag {
  /** `[run_id, state, start, end]` by logical date. */
  readonly runs: readonly (readonly [string, string, string, string])[];
  readonly next_dagrun_data_interval: readonly [string, string] | null;
  readonly next_dagrun_create_after: string | null;
}

/** Where the next run is one that exists already, the one after the newest takes its place. */
function withoutStepBack(dag: GivenScheduledDag, shown: ShownDag): unknown {
  const interval = shown.next_dagrun_data_interval;
  const automated = shown.runs.filter(([runId]) => runId.startsWith("scheduled__"));
  const newest = automated.at(-1);
  const isTaken = automated.some(([, , start]) => start === interval?.[0]);
  if (!isTaken || newest === undefined || shown.next_dagrun_create_after === null) return shown;
  const next = timetableOf(serializeDag(buildScheduledDag(dag)).schedule).nextDagRunInfo({
    lastAutomatedDataInterval: { start: instantOf(newest[2]), end: instantOf(newest[3]) },
    restriction: { earliest: null, latest: null, catchup: true },
    now: instantOf(newest[3]),
  });
  if (next === null) return shown;
  const { logical_date, data_interval, run_after } = showRun(next);
  return {
    ...shown,
    next_dagrun: logical_date,
    next_dagrun_data_interval: data_interval,
    next_dagrun_create_after: run_after,
  };
}

function sequenceOf({ dag, now, count }: Extract<Given, { query: "sequence" }>): unknown {
  const start = instantInTimezone(dag.start_date ?? "", dag.timezone ?? "UTC");
  if (start === null) throw new Error("The Dag begins nowhere.");
  const first = dag.catchup === false ? addSeconds(instantOf(now), -10 * DAY_SECONDS) : start;
  const moments = momentsOf(dag, { from: first, until: addSeconds(first, 40 * DAY_SECONDS) });
  const intervals = moments.slice(1).map((end, place) => ({ start: moments[place] ?? end, end }));
  const latestComplete = intervals.findLastIndex(({ end }) => end <= instantOf(now));
  const runs = intervals.slice(dag.catchup === false ? latestComplete : 0).slice(0, count);
  return {
    runs: runs.map((dataInterval) =>
      showRun({ logicalDate: dataInterval.start, dataInterval, runAfter: dataInterval.end }),
    ),
    ended: false,
  };
}

function manualIntervalsOf({ dag, at }: Extract<Given, { query: "manual_interval" }>): unknown {
  const intervals = at.map((text) => {
    const until = instantOf(text);
    const moments = momentsOf(dag, { from: addSeconds(until, -REACH_SECONDS), until });
    const [start, end] = moments.slice(-2);
    if (start === undefined || end === undefined) throw new Error("The schedule has no interval before.");
    return showInterval({ start, end });
  });
  return { intervals };
}

function momentsOf(dag: GivenScheduledDag, range: { readonly from: Instant; readonly until: Instant }) {
  const { schedule } = dag;
  if (typeof schedule !== "string") throw new Error("The schedule is no cron expression.");
  return momentsByMinutes(schedule, dag.timezone ?? "UTC", range);
}
