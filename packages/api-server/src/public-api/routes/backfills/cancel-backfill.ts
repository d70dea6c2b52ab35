import { cancelBackfill as cancel } from "@baram/lifecycle";
import { defineRoute } from "../../../http/route.ts";
import { changeBackfillOf } from "../../change-backfill.ts";
import { BackfillRepresentation } from "../../representations/backfill.ts";

/** Ends a back-fill: its queued runs fail, those that run go on, and nothing more is begun. Beyond Airflow's API. */
export const cancelBackfill = defineRoute({
  method: "POST",
  path: "/dags/{dag_id}/backfills/{backfill_id}/cancel",
  operationId: "cancel_backfill",
  tags: ["Backfill"],
  summary: "Cancel a back-fill",
  description:
    "Ends a back-fill: its queued runs fail, those that run go on, and nothing more is begun. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_edit DAGs", "can_edit DAG Runs"] },
  audit: "cancel_backfill",
  answer: BackfillRepresentation,
  refusals: [404, 409],

  handle({ parts }, { store, clock }) {
    const { dag_id: dagId, backfill_id: backfillId } = parts;
    return changeBackfillOf(store, {
      dagId,
      backfillId,
      participle: "cancelled",
      change: (transaction) => cancel(transaction, { backfillId, now: clock.now() }),
    });
  },
});
