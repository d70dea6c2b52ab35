import { DAG_RUN_STATES, formatInstant, parseInstant } from "@baram/domain";
import { previewBackfill } from "@baram/lifecycle";
import {
  booleanParameter,
  integerParameter,
  requiredTextParameter,
  textParameter,
  textsParameter,
} from "../../../http/query-parameter.ts";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { askBackfillDates } from "../../ask-backfill-dates.ts";
import { backfillRequest, refuseBackfill } from "../../backfill-request.ts";
import { BACKFILL_ACTIONS, BACKFILL_DATE_PROPERTIES } from "../../representations/backfill.ts";

const DATES_DEFAULT = 1000;
const DATES_MAXIMUM = 10_000;

/** What a back-fill would do, date by date, in the order in which it would begin them. Beyond Airflow's API. */
export const planBackfill = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/backfills/plan",
  operationId: "plan_backfill",
  tags: ["Backfill"],
  summary: "Get what a back-fill would do, without doing it",
  description:
    "What a back-fill would do, date by date, in the order in which it would begin them. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read DAG Runs"] },
  query: {
    from_date: requiredTextParameter(),
    to_date: requiredTextParameter(),
    rerun_behavior: textParameter(),
    run_backwards: booleanParameter(false),
    max_active_runs: integerParameter(),
    task_ids: textsParameter(),
    include_upstream: booleanParameter(true),
    pool: textParameter(),
    limit: integerParameter({ minimum: 1 }),
  },
  answer: schema.object("BackfillPlan", {
    dates: schema.list(
      schema.object("PlannedBackfillDate", {
        ...BACKFILL_DATE_PROPERTIES,
        action: schema.oneOf(...BACKFILL_ACTIONS),
        dag_run_state: schema.nullable(schema.oneOf(...DAG_RUN_STATES)),
      }),
    ),
    has_more: schema.boolean(),
    task_ids: schema.list(schema.text()),
    max_active_runs: schema.integer(),
  }),
  refusals: [400, 404, 409, 503],

  async handle({ parts, query }, dependencies) {
    const { store, clock } = dependencies;
    const dagId = parts.dag_id;
    const [fromDate, toDate] = [parseInstant(query.from_date), parseInstant(query.to_date)];
    if (fromDate === null || toDate === null) {
      return problem(400, { detail: "from_date and to_date have to be moments with an offset" });
    }
    const request = backfillRequest(
      dagId,
      {
        fromDate,
        toDate,
        rerunBehavior: query.rerun_behavior,
        runBackwards: query.run_backwards,
        maxActiveRuns: query.max_active_runs,
        taskIds: query.task_ids,
        includeUpstream: query.include_upstream,
        pool: query.pool,
      },
      { now: clock.now() },
    );
    if ("kind" in request) return request;
    const limit = Math.min(query.limit ?? DATES_DEFAULT, DATES_MAXIMUM);
    const asked = await askBackfillDates({ dagId, range: request.range, limit: limit + 1 }, dependencies);
    if (asked.kind === "unavailable") {
      return problem(503, { title: "The timetable of the Dag did not answer", detail: asked.message });
    }
    const outcome = await previewBackfill(store, { request, limit, dates: asked.dates });
    if (outcome.kind !== "preview") return refuseBackfill(dagId, outcome);
    return ok({
      dates: outcome.dates.map(({ logicalDate, dataInterval, action, runId, runState }) => ({
        logical_date: formatInstant(logicalDate),
        data_interval_start: formatInstant(dataInterval.start),
        data_interval_end: formatInstant(dataInterval.end),
        dag_run_id: runId,
        dag_run_state: runState,
        action: action.kind,
        reason: action.kind === "leave" ? action.reason : null,
      })),
      has_more: outcome.hasMore,
      task_ids: outcome.taskIds,
      max_active_runs: outcome.maxActiveRuns,
    });
  },
});
