import { RERUN_BEHAVIORS } from "@baram/domain";
import { createBackfill as create } from "@baram/lifecycle";
import { findBackfill } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { backfillNotFound, backfillRequest, instantOfBody, refuseBackfill } from "../../backfill-request.ts";
import { BackfillRepresentation, representBackfill } from "../../representations/backfill.ts";

const CreateBackfillBody = schema.object("CreateBackfill", {
  from_date: schema.dateTime(),
  to_date: schema.dateTime(),
  rerun_behavior: schema.optionally(schema.oneOf(...RERUN_BEHAVIORS)),
  run_backwards: schema.optionally(schema.boolean()),
  max_active_runs: schema.optionally(schema.nullable(schema.integer())),
  continue_on_failures: schema.optionally(schema.boolean()),
  mark_success: schema.optionally(schema.boolean()),
  clear_to: schema.optionally(schema.oneOf("newest", "own")),
  conf: schema.optionally(schema.anyObject()),
  task_ids: schema.optionally(schema.nullable(schema.list(schema.text()))),
  include_upstream: schema.optionally(schema.boolean()),
  pool: schema.optionally(schema.nullable(schema.text())),
  disable_retry: schema.optionally(schema.boolean()),
});

/** Makes a back-fill, which the scheduler works off. Beyond Airflow's API. */
export const createBackfill = defineRoute({
  method: "POST",
  path: "/dags/{dag_id}/backfills",
  operationId: "create_backfill",
  tags: ["Backfill"],
  summary: "Fill past dates of a Dag with runs",
  description: "Makes a back-fill, which the scheduler works off. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_edit DAGs", "can_create DAG Runs"] },
  body: { schema: CreateBackfillBody },
  audit: "create_backfill",
  answer: BackfillRepresentation,
  refusals: [400, 404, 409],

  async handle({ parts, body, user }, { store, clock }) {
    const dagId = parts.dag_id;
    const request = backfillRequest(
      dagId,
      {
        fromDate: instantOfBody(body.from_date),
        toDate: instantOfBody(body.to_date),
        rerunBehavior: body.rerun_behavior,
        runBackwards: body.run_backwards,
        maxActiveRuns: body.max_active_runs,
        taskIds: body.task_ids,
        includeUpstream: body.include_upstream,
        pool: body.pool,
      },
      {
        now: clock.now(),
        runs: {
          conf: body.conf ?? {},
          continuesOnFailure: body.continue_on_failures ?? false,
          marksSuccess: body.mark_success ?? false,
          clearsTo: body.clear_to ?? "newest",
          mayRetry: body.disable_retry !== true,
        },
      },
    );
    if ("kind" in request) return request;
    const outcome = await store.transaction((transaction) => create(transaction, { ...request, createdBy: user.name }));
    if (outcome.kind !== "created") return refuseBackfill(dagId, outcome);
    const made = await findBackfill(store.reader, outcome.backfillId);
    if (made === null) return backfillNotFound(dagId, outcome.backfillId);
    return ok(await representBackfill(store.reader, made));
  },
});
