import { findBackfill, listFailedInstancesOfBackfill } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { backfillNotFound } from "../../backfill-request.ts";
import { BackfillRepresentation, representBackfill } from "../../representations/backfill.ts";

/** How many failed task instances are named. */
const FAILED_MAXIMUM = 100;

/** A back-fill, how far it has come, and what failed in it. Beyond Airflow's API. */
export const getBackfill = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/backfills/{backfill_id}",
  operationId: "get_backfill",
  tags: ["Backfill"],
  summary: "Get a back-fill",
  description: "A back-fill, how far it has come, and what failed in it. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read DAG Runs", "can_read Task Instances"] },
  answer: schema.object("BackfillDetails", {
    backfill: BackfillRepresentation,
    /** The earliest ones. */
    failed_task_instances: schema.list(
      schema.object("FailedBackfillTaskInstance", {
        dag_run_id: schema.text(),
        task_id: schema.text(),
        map_index: schema.integer(),
        state: schema.oneOf("failed", "upstream_failed", "deadlocked"),
      }),
    ),
  }),
  refusals: [404],

  async handle({ parts }, { store }) {
    const { dag_id: dagId, backfill_id: backfillId } = parts;
    const backfill = await findBackfill(store.reader, backfillId);
    if (backfill?.dagId !== dagId) return backfillNotFound(dagId, backfillId);
    const failed = await listFailedInstancesOfBackfill(store.reader, { backfillId, limit: FAILED_MAXIMUM });
    return ok({
      backfill: await representBackfill(store.reader, backfill),
      failed_task_instances: failed.map(({ runId, taskId, mapIndex, state }) => ({
        dag_run_id: runId,
        task_id: taskId,
        map_index: mapIndex,
        state: state === "none" ? ("deadlocked" as const) : state,
      })),
    });
  },
});
