import { formatInstant } from "@baram/domain";
import { listDagRunsInTime, listNextDueDags } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import { dateTimeParameter } from "../../http/query-parameter.ts";
import { ok, problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { MAY_READ_RUNS } from "../access.ts";
import { planDagRuns } from "../timeline/plan-dag-runs.ts";
import { TimelineRun } from "../timeline/timeline-run.ts";

const RUNS_MAXIMUM = 4000;
const DAGS_PLANNED = 500;
const MICROSECONDS_PER_DAY = 86_400_000_000;
const DAYS_MAXIMUM = 31;

/** What ran, runs and will run in a stretch of time, over all Dags. */
export const getTimeline = defineRoute({
  method: "GET",
  path: "/timeline",
  operationId: "get_timeline",
  summary: "Get the runs of all Dags over time",
  access: MAY_READ_RUNS,
  query: { from: dateTimeParameter(), until: dateTimeParameter() },
  answer: schema.object("UiTimeline", {
    runs: schema.list(TimelineRun),
    planned: schema.list(
      schema.object("UiPlannedRuns", { dag_id: schema.text(), run_after: schema.list(schema.dateTime()) }),
    ),
    /** Whether the earliest runs of the stretch are left out, because there are too many. */
    is_cut: schema.boolean(),
  }),

  async handle({ query: { from, until } }, { store, clock }) {
    if (from === undefined || until === undefined) return problem(400, { detail: "'from' and 'until' are needed." });
    if (until <= from || until - from > DAYS_MAXIMUM * MICROSECONDS_PER_DAY) {
      return problem(400, { detail: `'until' must come after 'from', by ${DAYS_MAXIMUM} days at most.` });
    }
    const runs = await listDagRunsInTime(store.reader, { from, until, limit: RUNS_MAXIMUM + 1 });
    const now = clock.now();
    const planned: { dag_id: string; run_after: string[] }[] = [];
    const due = until <= now ? [] : await listNextDueDags(store.reader, { limit: DAGS_PLANNED });
    await store.serializedDags.load(
      store.reader,
      due.map(({ dagVersionId }) => dagVersionId),
    );
    for (const dag of due) {
      const { dag: serialized } = await store.serializedDags.get(store.reader, dag.dagVersionId);
      const moments = planDagRuns(dag, serialized, { now, until }).filter((at) => at >= from);
      if (moments.length > 0) planned.push({ dag_id: dag.dagId, run_after: moments.map(formatInstant) });
    }
    return ok({
      runs: runs.slice(0, RUNS_MAXIMUM).map((run) => ({
        dag_id: run.dagId,
        run_id: run.runId,
        state: run.state,
        run_type: run.runType,
        logical_date: formatInstant(run.logicalDate),
        start_date: formatInstant(run.startDate),
        end_date: instantText(run.endDate),
      })),
      planned,
      is_cut: runs.length > RUNS_MAXIMUM,
    });
  },
});
