import { pauseBackfill as pause } from "@baram/lifecycle";
import { defineRoute } from "../../../http/route.ts";
import { changeBackfillOf } from "../../change-backfill.ts";
import { BackfillRepresentation } from "../../representations/backfill.ts";

/** Pauses a back-fill: none of its runs starts any more, and those that run go on. Beyond Airflow's API. */
export const pauseBackfill = defineRoute({
  method: "POST",
  path: "/dags/{dag_id}/backfills/{backfill_id}/pause",
  operationId: "pause_backfill",
  tags: ["Backfill"],
  summary: "Pause a back-fill",
  description: "Pauses a back-fill: none of its runs starts any more, and those that run go on. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_edit DAGs", "can_edit DAG Runs"] },
  audit: "pause_backfill",
  answer: BackfillRepresentation,
  refusals: [404, 409],

  handle({ parts }, { store }) {
    const { dag_id: dagId, backfill_id: backfillId } = parts;
    return changeBackfillOf(store, {
      dagId,
      backfillId,
      participle: "paused",
      change: (transaction) => pause(transaction, { backfillId }),
    });
  },
});
