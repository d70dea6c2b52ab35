import { DAG_RUN_STATES, formatInstant } from "@baram/domain";
import { findBackfill, listBackfillDates as listRows } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { backfillNotFound } from "../../backfill-request.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { BACKFILL_ACTIONS, BACKFILL_DATE_PROPERTIES, BackfillDateStateSchema } from "../../representations/backfill.ts";

/** The dates of a back-fill in ascending order, where each stands and with which run. Beyond Airflow's API. */
export const listBackfillDates = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/backfills/{backfill_id}/dates",
  operationId: "list_backfill_dates",
  tags: ["Backfill"],
  summary: "List the dates of a back-fill",
  description:
    "The dates of a back-fill in ascending order, where each stands and with which run. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read DAG Runs"] },
  query: PAGING,
  answer: schema.object("BackfillDateCollection", {
    dates: schema.list(
      schema.object("BackfillDate", {
        ...BACKFILL_DATE_PROPERTIES,
        state: BackfillDateStateSchema,
        /** null before its turn. */
        action: schema.nullable(schema.oneOf(...BACKFILL_ACTIONS)),
        dag_run_state: schema.nullable(schema.oneOf(...DAG_RUN_STATES)),
      }),
    ),
    total_entries: schema.integer(),
  }),
  refusals: [400, 404],

  async handle({ parts, query }, { store, configuration }) {
    const { dag_id: dagId, backfill_id: backfillId } = parts;
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const backfill = await findBackfill(store.reader, backfillId);
    if (backfill?.dagId !== dagId) return backfillNotFound(dagId, backfillId);
    const dates = await listRows(store.reader, { backfillId, ...page });
    return ok({
      dates: dates.map((date) => ({
        logical_date: formatInstant(date.logicalDate),
        data_interval_start: formatInstant(date.dataIntervalStart),
        data_interval_end: formatInstant(date.dataIntervalEnd),
        dag_run_id: date.runId,
        dag_run_state: date.dagRunState,
        state: date.state,
        action: date.action,
        reason: date.reason,
      })),
      total_entries: backfill.plannedCount,
    });
  },
});
