import { formatInstant } from "@baram/domain";
import { listAuditEntries as listEntries } from "@baram/metadata-store";
import { dateTimeParameter, integerParameter, textParameter } from "../../http/query-parameter.ts";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { pageAfter, pageSizeOf } from "../keyset-page.ts";

/** What people asked for, the latest first, page after page; tries of tasks are left out, and nothing is counted. */
export const listAuditEntries = defineRoute({
  method: "GET",
  path: "/auditEntries",
  operationId: "list_audit_entries",
  summary: "List what people changed, or tried to",
  access: { kind: "permissions", permissions: ["can_read Audit Logs"] },
  query: {
    owner: textParameter(),
    event: textParameter(),
    dag_id: textParameter(),
    task_id: textParameter(),
    run_id: textParameter(),
    from: dateTimeParameter(),
    to: dateTimeParameter(),
    before_id: integerParameter({ minimum: 1 }),
    limit: integerParameter({ minimum: 1 }),
  },
  answer: schema.object("UiAuditEntryList", {
    entries: schema.list(
      schema.object("UiAuditEntry", {
        id: schema.integer(),
        when: schema.dateTime(),
        owner: schema.text(),
        event: schema.text(),
        dag_id: schema.nullable(schema.text()),
        task_id: schema.nullable(schema.text()),
        run_id: schema.nullable(schema.text()),
        extra: schema.nullable(schema.text()),
      }),
    ),
    next_before_id: schema.nullable(schema.integer()),
  }),

  async handle({ query }, { store }) {
    const size = pageSizeOf(query.limit);
    const { owner, event, from, to } = query;
    const entries = await listEntries(store.reader, {
      owner,
      event,
      from,
      to,
      dagId: query.dag_id,
      taskId: query.task_id,
      runId: query.run_id,
      beforeId: query.before_id,
      limit: size + 1,
    });
    const { shown, nextAfter } = pageAfter(entries, size, ({ id }) => Number(id));
    return ok({
      entries: shown.map((entry) => ({
        id: Number(entry.id),
        when: formatInstant(entry.createdAt),
        owner: entry.owner,
        event: entry.event,
        dag_id: entry.dagId,
        task_id: entry.taskId,
        run_id: entry.runId,
        extra: entry.extra,
      })),
      next_before_id: nextAfter,
    });
  },
});
