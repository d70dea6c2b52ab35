import { findDag, listGridDagRuns, listTaskInstanceCells } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import { booleanParameter, dateTimeParameter, integerParameter, textParameter } from "../../http/query-parameter.ts";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { dagNotFound } from "../../public-api/not-found.ts";
import { MAY_READ_RUNS } from "../access.ts";
import { stateText } from "../representations/task-instance-change.ts";
import { representUiDagRun, UiDagRun } from "../representations/ui-dag-run.ts";
import { UiTaskInstanceState } from "../representations/ui-task-instance.ts";

const LIMIT_DEFAULT = 26;
const LIMIT_MAXIMUM = 365;

/** One cell as a list, because there are thousands: place of the run, task, copy, state, try, start, end. Without times the last two are null. */
const Cell = schema.tuple(
  schema.integer(),
  schema.text(),
  schema.integer(),
  UiTaskInstanceState,
  schema.integer(),
  schema.nullable(schema.dateTime()),
  schema.nullable(schema.dateTime()),
);

/** The latest runs of a Dag with the state of everything in them. */
export const getGrid = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/grid",
  operationId: "get_grid",
  summary: "Get runs with the states of their task instances",
  access: MAY_READ_RUNS,
  query: {
    limit: integerParameter({ minimum: 1 }),
    before: dateTimeParameter(),
    run_type: textParameter(),
    state: textParameter(),
    // A table of runs shows no cells, and a grid no times; of thousands of cells these are most of the answer.
    cells: booleanParameter(true),
    times: booleanParameter(true),
  },
  answer: schema.object("Grid", {
    runs: schema.list(UiDagRun),
    task_instances: schema.list(Cell),
    has_older: schema.boolean(),
    has_newer: schema.boolean(),
  }),
  refusals: [404],

  async handle({ parts, query }, { store }) {
    if ((await findDag(store.reader, parts.dag_id)) === null) return dagNotFound(parts.dag_id);
    const { limit = LIMIT_DEFAULT, before, run_type: runType = "", state = "" } = query;
    const { dagRuns, hasOlder, hasNewer } = await listGridDagRuns(store.reader, {
      dagId: parts.dag_id,
      limit: Math.min(limit, LIMIT_MAXIMUM),
      ...(before === undefined ? {} : { before }),
      ...(runType === "" ? {} : { runType }),
      ...(state === "" ? {} : { state }),
    });
    const places = new Map(dagRuns.map((run, place) => [run.id, place]));
    const dagRunIds = query.cells ? [...places.keys()] : [];
    const cells = await listTaskInstanceCells(store.reader, { dagRunIds, withTimes: query.times });
    return ok({
      runs: dagRuns.map(representUiDagRun),
      task_instances: cells.map(
        (cell): schema.Described<typeof Cell> => [
          places.get(cell.dagRunId) ?? 0,
          cell.taskId,
          cell.mapIndex,
          stateText(cell.state),
          cell.tryNumber,
          instantText(cell.startDate),
          instantText(cell.endDate),
        ],
      ),
      has_older: hasOlder,
      has_newer: hasNewer,
    });
  },
});
