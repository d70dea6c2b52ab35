import { formatInstant } from "@baram/domain";
import { listDeadlines as listRows } from "@baram/metadata-store";
import { instantText } from "../../../http/instant-text.ts";
import { dateTimeParameter, textParameter, textsParameter } from "../../../http/query-parameter.ts";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { parseOrder } from "../../order-by.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { allowedDagIds } from "../../readable-dags.ts";
import { namedList } from "../../wildcard.ts";

const STATES = ["pending", "missed"] as const;

/** The deadlines of a run, or of all runs, that are still ahead or were missed. Beyond Airflow's API. */
export const listDeadlines = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/deadlines",
  operationId: "list_deadlines",
  tags: ["Alert"],
  summary: "List deadlines",
  description:
    "By when a run, all runs of a Dag, or all runs (`~`) and their tasks have to have succeeded: what is still ahead and what was missed; one that was met is not kept. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read DAG Runs"], listsReadableDags: true },
  query: {
    ...PAGING,
    state: textsParameter(),
    due_at_gte: dateTimeParameter(),
    due_at_lte: dateTimeParameter(),
    order_by: textParameter(),
  },
  answer: schema.object("DeadlineCollection", {
    deadlines: schema.list(
      schema.object("Deadline", {
        dag_id: schema.text(),
        dag_run_id: schema.text(),
        /** null for a deadline of the whole run. */
        task_id: schema.nullable(schema.text()),
        due_at: schema.dateTime(),
        state: schema.oneOf(...STATES),
        missed_at: schema.nullable(schema.dateTime()),
      }),
    ),
    total_entries: schema.integer(),
  }),
  refusals: [400],

  async handle({ parts, query, rights }, { store, clock, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const order = parseOrder(query.order_by, { due_at: "due_at" }, "due_at");
    if ("kind" in order) return order;
    const unknown = query.state?.find((state) => !(STATES as readonly string[]).includes(state));
    if (unknown !== undefined) return problem(400, { detail: `'${unknown}' is not a state of a deadline` });
    const { deadlines, total } = await listRows(store.reader, {
      ...page,
      direction: order.direction,
      dagIds: allowedDagIds(rights, namedList(parts.dag_id)),
      runIds: namedList(parts.dag_run_id),
      states: query.state,
      dueAt: { from: query.due_at_gte, to: query.due_at_lte },
      clock,
    });
    return ok({
      deadlines: deadlines.map(({ dagId, runId, taskId, dueAt, state, missedAt }) => ({
        dag_id: dagId,
        dag_run_id: runId,
        task_id: taskId,
        due_at: formatInstant(dueAt),
        state,
        missed_at: instantText(missedAt),
      })),
      total_entries: total,
    });
  },
});
