import { resumeBackfill as resume } from "@baram/lifecycle";
import { defineRoute } from "../../../http/route.ts";
import { changeBackfillOf } from "../../change-backfill.ts";
import { BackfillRepresentation } from "../../representations/backfill.ts";

/** Lets a paused back-fill go on. Beyond Airflow's API. */
export const resumeBackfill = defineRoute({
  method: "POST",
  path: "/dags/{dag_id}/backfills/{backfill_id}/resume",
  operationId: "resume_backfill",
  tags: ["Backfill"],
  summary: "Resume a back-fill",
  description: "Lets a paused back-fill go on. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_edit DAGs", "can_edit DAG Runs"] },
  audit: "resume_backfill",
  answer: BackfillRepresentation,
  refusals: [404, 409],

  handle({ parts }, { store }) {
    const { dag_id: dagId, backfill_id: backfillId } = parts;
    return changeBackfillOf(store, {
      dagId,
      backfillId,
      participle: "resumed",
      change: (transaction) => resume(transaction, { backfillId }),
    });
  },
});
