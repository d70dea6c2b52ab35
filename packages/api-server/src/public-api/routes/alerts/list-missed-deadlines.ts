import { formatInstant } from "@baram/domain";
import { findDag, listMissedDeadlines as listDeadlines, listSlaMisses } from "@baram/metadata-store";
import { instantText } from "../../../http/instant-text.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { dagNotFound } from "../../not-found.ts";
import { PAGING, pageOf } from "../../paging.ts";

/** The deadlines and SLAs that runs of a Dag and their tasks have missed, the newest first. Beyond Airflow's API. */
export const listMissedDeadlines = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/missedDeadlines",
  operationId: "list_missed_deadlines",
  tags: ["Alert"],
  summary: "List missed deadlines and SLAs",
  description:
    "The deadlines and SLAs that runs of a Dag and their tasks have missed, the newest first. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read DAG Runs"] },
  query: PAGING,
  answer: schema.object("MissedDeadlineCollection", {
    deadlines: schema.list(
      schema.object("MissedDeadline", {
        dag_run_id: schema.text(),
        /** null for a deadline of the whole run. */
        task_id: schema.nullable(schema.text()),
        due_at: schema.dateTime(),
        missed_at: schema.nullable(schema.dateTime()),
      }),
    ),
    slas: schema.list(
      schema.object("SlaMiss", {
        task_id: schema.text(),
        logical_date: schema.dateTime(),
        missed_at: schema.dateTime(),
        is_notified: schema.boolean(),
      }),
    ),
  }),
  refusals: [400, 404],

  async handle({ parts, query }, { store, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const dagId = parts.dag_id;
    if ((await findDag(store.reader, dagId)) === null) return dagNotFound(dagId);
    const deadlines = await listDeadlines(store.reader, { dagId, ...page });
    const slas = await listSlaMisses(store.reader, { dagId, ...page });
    return ok({
      deadlines: deadlines.map(({ runId, taskId, dueAt, missedAt }) => ({
        dag_run_id: runId,
        task_id: taskId,
        due_at: formatInstant(dueAt),
        missed_at: instantText(missedAt),
      })),
      slas: slas.map(({ taskId, logicalDate, createdAt, isNotified }) => ({
        task_id: taskId,
        logical_date: formatInstant(logicalDate),
        missed_at: formatInstant(createdAt),
        is_notified: isNotified === 1,
      })),
    });
  },
});
