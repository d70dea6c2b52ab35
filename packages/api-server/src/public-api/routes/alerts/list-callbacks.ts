import { formatInstant } from "@baram/domain";
import { findDag, listCallbacks as listRows } from "@baram/metadata-store";
import { instantText } from "../../../http/instant-text.ts";
import { textParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { dagNotFound } from "../../not-found.ts";
import { PAGING, pageOf } from "../../paging.ts";

/** What author code of a Dag was or is to be told of outside of its tries, the newest first. Beyond Airflow's API. */
export const listCallbacks = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/callbacks",
  operationId: "list_callbacks",
  tags: ["Alert"],
  summary: "List callbacks that are told outside of tries",
  description:
    "What author code of a Dag was or is to be told of outside of its tries, the newest first. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read DAG Runs"] },
  query: { ...PAGING, dag_run_id: textParameter() },
  answer: schema.object("CallbackCollection", {
    callbacks: schema.list(
      schema.object("Callback", {
        callback_id: schema.integer(),
        dag_run_id: schema.text(),
        kind: schema.oneOf("task", "dag", "deadline", "slaMiss"),
        state: schema.oneOf("pending", "delivered", "failed"),
        tries: schema.integer(),
        created_at: schema.dateTime(),
        ended_at: schema.nullable(schema.dateTime()),
        message: schema.nullable(schema.text()),
      }),
    ),
  }),
  refusals: [400, 404],

  async handle({ parts, query }, { store, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const dagId = parts.dag_id;
    if ((await findDag(store.reader, dagId)) === null) return dagNotFound(dagId);
    const callbacks = await listRows(store.reader, { dagId, runId: query.dag_run_id ?? null, ...page });
    return ok({
      callbacks: callbacks.map(({ id, runId, call, state, tries, createdAt, endedAt, message }) => ({
        callback_id: id,
        dag_run_id: runId,
        kind: call.kind,
        state,
        tries,
        created_at: formatInstant(createdAt),
        ended_at: instantText(endedAt),
        message,
      })),
    });
  },
});
