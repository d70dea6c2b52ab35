import { DAG_RUN_STATES, instantFromMicroseconds, RUN_TYPES } from "@baram/domain";
import {
  type DagRunListing,
  listDagIdsMatching,
  listDagRunsOfAllDags,
  type MeasuredDagRun,
} from "@baram/metadata-store";
import { dateTimeParameter, integerParameter, textParameter } from "../../http/query-parameter.ts";
import { ok, problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { MAY_READ_RUNS } from "../access.ts";
import { representUiDagRun, UiDagRun } from "../representations/ui-dag-run.ts";

const LIMIT_DEFAULT = 50;
const LIMIT_MAXIMUM = 200;
const ORDERS = ["newest", "oldest", "longest"] as const;
const CURSOR = /^(\d+)\.(\d+)\.(\d+)$/;

/** The runs of all Dags that the caller may see, a page at a time. */
export const listRunsOfAllDags = defineRoute({
  method: "GET",
  path: "/runs",
  operationId: "list_runs_of_all_dags",
  summary: "List the runs of all Dags",
  access: { ...MAY_READ_RUNS, listsReadableDags: true },
  query: {
    dag: textParameter(),
    state: textParameter(),
    run_type: textParameter(),
    started_from: dateTimeParameter(),
    started_until: dateTimeParameter(),
    order: textParameter(),
    cursor: textParameter(),
    limit: integerParameter({ minimum: 1 }),
  },
  answer: schema.object("UiRuns", {
    runs: schema.list(UiDagRun),
    next_cursor: schema.nullable(schema.text()),
  }),

  async handle({ query, rights }, { store, clock }) {
    const { dag = "", started_from: startedFrom, started_until: startedUntil } = query;
    const order = ORDERS.find((each) => each === (query.order ?? "newest"));
    const state = DAG_RUN_STATES.find((each) => each === query.state);
    const runType = RUN_TYPES.find((each) => each === query.run_type);
    if (order === undefined) return problem(400, { detail: `There is no order '${query.order}'.` });
    if (state === undefined && (query.state ?? "") !== "") {
      return problem(400, { detail: `There is no state '${query.state}'.` });
    }
    if (runType === undefined && (query.run_type ?? "") !== "") {
      return problem(400, { detail: `There is no run type '${query.run_type}'.` });
    }
    if (order === "longest" && startedFrom === undefined) {
      return problem(400, { detail: "The longest runs can only be told of those that started after 'started_from'." });
    }
    const after = parseCursor(query.cursor ?? "");
    if (after === "unreadable") return problem(400, { detail: `'${query.cursor}' is no place in this list.` });
    const limit = Math.min(query.limit ?? LIMIT_DEFAULT, LIMIT_MAXIMUM);
    // Every page measures what has not ended until the same moment, or a run would come twice.
    const now = after?.now ?? clock.now();
    const readable = rights.dagIds("can_read");
    const matching = dag === "" ? null : await listDagIdsMatching(store.reader, dag);
    const dagIds = matching === null ? readable : matching.filter((id) => readable?.includes(id) !== false);
    const listing: DagRunListing = {
      ...(dagIds === null ? {} : { dagIds }),
      state,
      runType,
      startedFrom,
      startedUntil,
      order,
      after,
      now,
      // One more than is shown tells whether there is a next page.
      limit: limit + 1,
    };
    const found = await listDagRunsOfAllDags(store.reader, listing);
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return ok({
      runs: shown.map(representUiDagRun),
      next_cursor: found.length > limit && last !== undefined ? cursorOf(last, now) : null,
    });
  },
});

function cursorOf({ id, durationMicroseconds }: MeasuredDagRun, now: number): string {
  return `${id}.${durationMicroseconds}.${now}`;
}

function parseCursor(cursor: string) {
  if (cursor === "") return undefined;
  const match = CURSOR.exec(cursor);
  if (match === null) return "unreadable";
  const [, id, duration, now] = match;
  return { id: Number(id), duration: Number(duration), now: instantFromMicroseconds(Number(now)) };
}
