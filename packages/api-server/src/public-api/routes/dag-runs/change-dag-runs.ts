import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { changeDagRun, DAG_RUN_ACTS } from "../../change-dag-run.ts";

const RUNS_MAXIMUM = 100;

/** Clears, marks or deletes many runs at once, each for itself, and says what became of each. Beyond Airflow's API. */
export const changeDagRuns = defineRoute({
  method: "POST",
  path: "/dags/~/dagRuns/bulk",
  operationId: "change_dag_runs",
  tags: ["DAGRun"],
  summary: "Clear, mark or delete many Dag runs",
  description:
    "Clears, marks or deletes up to 100 runs, each for itself, and says what became of each. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_edit DAGs", "can_edit DAG Runs"], listsReadableDags: true },
  body: {
    schema: schema.object("ChangeDagRuns", {
      action: schema.oneOf(...DAG_RUN_ACTS),
      dag_runs: schema.list(schema.object("DagRunKey", { dag_id: schema.text(), dag_run_id: schema.text() }), {
        minItems: 1,
      }),
    }),
  },
  audit: "change_dag_runs",
  answer: schema.object("ChangedDagRuns", {
    dag_runs: schema.list(
      schema.object("ChangedDagRun", {
        dag_id: schema.text(),
        dag_run_id: schema.text(),
        outcome: schema.oneOf("done", "not_found", "forbidden", "refused"),
        /** Why it was not done, where there is more to say. */
        detail: schema.nullable(schema.text()),
      }),
    ),
  }),
  refusals: [400],

  async handle({ body, rights }, dependencies) {
    if (body.dag_runs.length > RUNS_MAXIMUM) {
      return problem(400, { detail: `At most ${RUNS_MAXIMUM} Dag runs are changed at once` });
    }
    const dagRuns = [];
    for (const { dag_id: dagId, dag_run_id: runId } of body.dag_runs) {
      const { outcome, detail } = await changeDagRun({ dagId, runId }, { act: body.action, rights }, dependencies);
      dagRuns.push({ dag_id: dagId, dag_run_id: runId, outcome, detail });
    }
    return ok({ dag_runs: dagRuns });
  },
});
