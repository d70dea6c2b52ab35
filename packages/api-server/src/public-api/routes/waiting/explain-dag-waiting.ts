import {
  explainMissingDagRun,
  explainNoNextDagRun,
  explainQueuedDagRun,
  formatInstant,
  type Instant,
  type JsonObject,
  type MissingDagRun,
  type NextDagRunState,
  waitingReasons,
} from "@baram/domain";
import {
  type DagRow,
  type DagRunRow,
  findDag,
  findDagRunByLogicalDate,
  listQueuedDagRuns,
} from "@baram/metadata-store";
import { instantText } from "../../../http/instant-text.ts";
import { dateTimeParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { readDagRunSurroundings } from "../../../readiness/read-dag-run-surroundings.ts";
import type { RouteDependencies } from "../../../route-dependencies.ts";
import { dagNotFound } from "../../not-found.ts";
import { representWaitingReason, snakeCaseKeys, WaitingReasonSchema } from "../../representations/waiting-reason.ts";

/** How many queued runs are told why they wait; the first ones are those that start next. */
const RUNS_MAXIMUM = 100;

const Reason = schema.object("MissingDagRunReason", {
  kind: schema.text(),
  message: schema.text(),
  facts: schema.anyObject(),
});

/** Why no run of a Dag was created, and why its queued runs do not start. Beyond Airflow's API. */
export const explainDagWaiting = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/waiting",
  operationId: "explain_dag_waiting",
  tags: ["Waiting"],
  summary: "Get why a Dag has no further run, no run for a date, or runs that wait",
  description:
    "Why a Dag has no further run, why none was created for a date, and why its queued runs do not start. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read DAG Runs"] },
  query: { logical_date: dateTimeParameter() },
  answer: schema.object("DagWaiting", {
    next_run: schema.object(null, {
      logical_date: schema.nullable(schema.dateTime()),
      run_after: schema.nullable(schema.dateTime()),
      reason: schema.nullable(Reason),
    }),
    missing_run: schema.nullable(Reason),
    dag_run_id: schema.nullable(schema.text()),
    queued_runs: schema.list(
      schema.object(null, {
        dag_run_id: schema.text(),
        logical_date: schema.dateTime(),
        reasons: schema.list(WaitingReasonSchema),
      }),
    ),
  }),
  refusals: [404],

  async handle({ parts, query }, dependencies) {
    const { store } = dependencies;
    const dag = await findDag(store.reader, parts.dag_id);
    if (dag === null) return dagNotFound(parts.dag_id);
    const state = await readState(dag, dependencies);
    const queued = await listQueuedDagRuns(store.reader, { dagId: dag.dagId, limit: RUNS_MAXIMUM });
    const none = explainNoNextDagRun(state);
    return ok({
      next_run: {
        logical_date: instantText(dag.nextLogicalDate),
        run_after: instantText(dag.nextRunAfter),
        reason: none === null ? null : representMissing(none),
      },
      ...(await explainDate(state, query.logical_date, dependencies)),
      queued_runs: await Promise.all(queued.map((run) => explainQueued(run, dag, dependencies))),
    });
  },
});

async function readState(dag: DagRow, { store }: RouteDependencies): Promise<NextDagRunState> {
  const { dag: serialized } = await store.serializedDags.get(store.reader, dag.dagVersionId);
  const { nextLogicalDate, nextRunAfter } = dag;
  const flags = { isPaused: dag.isPaused === 1, hasImportError: dag.importErrorId !== null };
  return { dag: serialized, nextLogicalDate, nextRunAfter, awaitsTimetable: dag.awaitsTimetable === 1, ...flags };
}

/** The run of the date that is asked about, or why there is none. */
async function explainDate(
  state: NextDagRunState,
  at: Instant | undefined,
  { store, clock }: RouteDependencies,
): Promise<{
  readonly dag_run_id: string | null;
  readonly missing_run: schema.Described<typeof Reason> | null;
}> {
  if (at === undefined) return { dag_run_id: null, missing_run: null };
  const run = await findDagRunByLogicalDate(store.reader, { dagId: state.dag.dagId, logicalDate: at });
  if (run !== null) return { dag_run_id: run.runId, missing_run: null };
  const missing = explainMissingDagRun({ ...state, at, now: clock.now() });
  return { dag_run_id: null, missing_run: representMissing(missing) };
}

function representMissing({ kind, message, facts }: MissingDagRun): schema.Described<typeof Reason> {
  return { kind, message, facts: snakeCaseKeys(facts) as JsonObject };
}

async function explainQueued(run: DagRunRow, dag: DagRow, dependencies: RouteDependencies) {
  const surroundings = await readDagRunSurroundings({ run, dag }, dependencies);
  const checks = explainQueuedDagRun({
    ...surroundings,
    dagId: dag.dagId,
    isDagPaused: dag.isPaused === 1,
    runType: run.runType,
  });
  return {
    dag_run_id: run.runId,
    logical_date: formatInstant(run.logicalDate),
    reasons: waitingReasons(checks).map(representWaitingReason),
  };
}
