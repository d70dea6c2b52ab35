import { DAG_RUN_STATES, isFinishedDagRunState, type Json } from "@baram/domain";
import {
  type DagRunStanding,
  findDagRunState,
  listReturnValues,
  type MetadataStore,
  type ReturnValue,
} from "@baram/metadata-store";
import { integerParameter, textsParameter } from "../../../http/query-parameter.ts";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import type { RouteDependencies } from "../../../route-dependencies.ts";
import { dagRunNotFound } from "../../not-found.ts";

/** Shorter than the minute after which proxies give a silent request up, as nginx does unless it is told otherwise. */
const TIMEOUT_SECONDS_DEFAULT = 50;
const TIMEOUT_SECONDS_MAXIMUM = 3600;

const DagRunWaitAnswer = schema.object("DAGRunWait", {
  state: schema.oneOf(...DAG_RUN_STATES),
  /** What each task returned, by its id; there when it was asked for and the run is over. */
  results: schema.optionally(schema.record(schema.anyJson())),
});

/** The end of a run, as soon as it is there. Beyond Airflow 2's API; Airflow 3 has one of this name. */
export const waitForDagRun = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/wait",
  operationId: "wait_dag_run_until_finished",
  tags: ["DAGRun"],
  summary: "Wait for a Dag run to complete, and return task results if requested",
  description:
    "Answers once the run has ended, or after `timeout` seconds (50 by default, 3600 at most), with the state it is in then. Each task that `result` names adds what it returned, once the run has ended, and needs `can_read XComs`. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read DAG Runs"] },
  query: { timeout: integerParameter({ minimum: 0, maximum: TIMEOUT_SECONDS_MAXIMUM }), result: textsParameter() },
  answer: DagRunWaitAnswer,
  refusals: [400, 404],

  async handle({ parts, query, rights, onEnd }, { store, dagRunWaits, showXCom }) {
    const { timeout: seconds = TIMEOUT_SECONDS_DEFAULT, result: taskIds } = query;
    const place = { dagId: parts.dag_id, runId: parts.dag_run_id };
    if (taskIds !== undefined && !rights.has("can_read XComs", place.dagId)) return problem(403);
    return dagRunWaits.during(place, async (wait) => {
      const run = await findDagRunState(store.reader, place);
      if (run === null) return dagRunNotFound(place.dagId, place.runId);
      const unknown = taskIds === undefined ? null : await findUnknownTask(store, run, taskIds);
      if (unknown !== null) return problem(404, { title: "Task not found", detail: noSuchTask(place.dagId, unknown) });
      const state = await wait.untilOver(run, { seconds, onEnd });
      if (state === null) return dagRunNotFound(place.dagId, place.runId);
      if (taskIds === undefined || !isFinishedDagRunState(state)) return ok({ state });
      return ok({ state, results: await readResults({ store, showXCom }, { dagRunId: run.id, taskIds }) });
    });
  },
});

/** Parity: the words of other operations that are asked for one. */
function noSuchTask(dagId: string, taskId: string): string {
  return `Task '${taskId}' not found in DAG '${dagId}'`;
}

async function findUnknownTask(
  store: MetadataStore,
  { dagVersionId }: DagRunStanding,
  taskIds: readonly string[],
): Promise<string | null> {
  const { dag } = await store.serializedDags.get(store.reader, dagVersionId);
  return taskIds.find((id) => !dag.tasks.some(({ taskId }) => taskId === id)) ?? null;
}

/** By task: the one value, or of a mapped task a list in the order of its copies. Who returned nothing is left out. */
async function readResults(
  { store, showXCom }: Pick<RouteDependencies, "store" | "showXCom">,
  asked: { readonly dagRunId: number; readonly taskIds: readonly string[] },
): Promise<Readonly<Record<string, Json>>> {
  const valuesOf = new Map<string, ReturnValue[]>();
  for (const value of await listReturnValues(store.reader, asked)) {
    const others = valuesOf.get(value.taskId);
    if (others === undefined) valuesOf.set(value.taskId, [value]);
    else others.push(value);
  }
  const results = [...valuesOf].map(async ([taskId, values]) => [taskId, await shownResult(values, showXCom)] as const);
  return Object.fromEntries(await Promise.all(results));
}

async function shownResult(values: readonly ReturnValue[], showXCom: RouteDependencies["showXCom"]): Promise<Json> {
  const shown = await Promise.all(values.map(({ value }) => showXCom(value)));
  const [only] = values;
  return only !== undefined && only.mapIndex < 0 ? (shown[0] ?? null) : shown;
}
