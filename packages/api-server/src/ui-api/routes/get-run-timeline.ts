import { formatInstant } from "@baram/domain";
import { findDagRun, listTaskInstancesOfRun, listTriesOfRun } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { dagRunNotFound } from "../../public-api/not-found.ts";
import { MAY_READ_RUNS } from "../access.ts";
import { stateText } from "../representations/task-instance-change.ts";
import { UiTaskInstanceState } from "../representations/ui-task-instance.ts";

const moment = () => schema.nullable(schema.dateTime());

/** One try as a list, because there may be thousands; the moments come in the order in which they happen. */
const TimelineTry = schema.tuple(
  schema.text(),
  schema.integer(),
  schema.integer(),
  UiTaskInstanceState,
  moment(),
  moment(),
  moment(),
  moment(),
);

/** When each try of a run was scheduled, queued, started and ended. */
export const getRunTimeline = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/runs/{dag_run_id}/timeline",
  operationId: "get_run_timeline",
  summary: "Get every try of a run with its moments",
  access: MAY_READ_RUNS,
  answer: schema.object("RunTimeline", {
    tries: schema.list(TimelineTry),
    // When sensors that give their slot up between two looks began with the first one, by task and copy.
    first_looks: schema.list(schema.tuple(schema.text(), schema.integer(), schema.dateTime())),
  }),
  refusals: [404],

  async handle({ parts }, { store }) {
    const run = await findDagRun(store.reader, { dagId: parts.dag_id, runId: parts.dag_run_id });
    if (run === null) return dagRunNotFound(parts.dag_id, parts.dag_run_id);
    const ended = await listTriesOfRun(store.reader, run.id);
    const instances = await listTaskInstancesOfRun(store.reader, run.id);
    const known = new Set(ended.map((one) => `${one.mapIndex} ${one.tryNumber} ${one.taskId}`));
    const open = instances.filter((one) => !known.has(`${one.mapIndex} ${one.tryNumber} ${one.taskId}`));
    return ok({
      tries: [...ended, ...open].map(
        (one): schema.Described<typeof TimelineTry> => [
          one.taskId,
          one.mapIndex,
          one.tryNumber,
          stateText(one.state),
          instantText(one.scheduledAt),
          instantText(one.queuedAt),
          instantText(one.startDate),
          instantText(one.endDate),
        ],
      ),
      first_looks: instances.flatMap(({ taskId, mapIndex, firstStartedAt }): [string, number, string][] =>
        firstStartedAt === null ? [] : [[taskId, mapIndex, formatInstant(firstStartedAt)]],
      ),
    });
  },
});
