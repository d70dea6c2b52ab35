import { formatInstant } from "@baram/domain";
import { type FailedTaskInstance, listFailedNow, listNextDueDags } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { KnownReasonSchema, representKnownReason } from "../../public-api/representations/known-reason.ts";
import { MAY_READ_RUNS } from "../access.ts";
import { readHealth, UiHealth } from "../home/read-health.ts";
import { readWaiting, UiWaitingOverview } from "../home/read-waiting.ts";

const NEXT_DUE = 6;
const FAILED_SHOWN = 8;

const FailedNow = schema.object("UiFailedNow", {
  dag_id: schema.text(),
  run_id: schema.text(),
  task_id: schema.text(),
  map_index: schema.integer(),
  try_number: schema.integer(),
  max_tries: schema.integer(),
  end_date: schema.nullable(schema.dateTime()),
  state_reason: schema.nullable(schema.text()),
  /** What the reason says, as data. */
  known_reason: KnownReasonSchema,
});

/** How the installation stands: what is alive, what failed, what waits, what comes. */
export const getHome = defineRoute({
  method: "GET",
  path: "/home",
  operationId: "get_home",
  summary: "Get how the installation stands",
  access: MAY_READ_RUNS,
  answer: schema.object("UiHome", {
    health: UiHealth,
    failed_now: schema.object(null, {
      task_instances: schema.list(FailedNow),
      total: schema.integer(),
      runs: schema.integer(),
    }),
    waiting: UiWaitingOverview,
    next_due: schema.list(
      schema.object("UiNextDue", {
        dag_id: schema.text(),
        run_after: schema.dateTime(),
        data_interval_start: schema.nullable(schema.dateTime()),
        data_interval_end: schema.nullable(schema.dateTime()),
      }),
    ),
  }),

  async handle(_, dependencies) {
    const { reader } = dependencies.store;
    const [health, failed, waiting, nextDue] = await Promise.all([
      readHealth(dependencies),
      listFailedNow(reader, { limit: FAILED_SHOWN }),
      readWaiting(dependencies),
      listNextDueDags(reader, { limit: NEXT_DUE }),
    ]);
    return ok({
      health,
      failed_now: { task_instances: failed.failed.map(representFailed), total: failed.total, runs: failed.runs },
      waiting,
      next_due: nextDue.flatMap(({ dagId, nextRunAfter, nextDataIntervalStart, nextDataIntervalEnd }) =>
        nextRunAfter === null
          ? []
          : [
              {
                dag_id: dagId,
                run_after: formatInstant(nextRunAfter),
                data_interval_start: instantText(nextDataIntervalStart),
                data_interval_end: instantText(nextDataIntervalEnd),
              },
            ],
      ),
    });
  },
});

function representFailed(failed: FailedTaskInstance): schema.Described<typeof FailedNow> {
  return {
    dag_id: failed.dagId,
    run_id: failed.runId,
    task_id: failed.taskId,
    map_index: failed.mapIndex,
    try_number: failed.tryNumber,
    max_tries: failed.maxTries,
    end_date: instantText(failed.endDate),
    state_reason: failed.stateReason,
    known_reason: representKnownReason(failed.stateReason),
  };
}
