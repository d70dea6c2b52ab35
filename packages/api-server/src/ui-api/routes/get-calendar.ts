import { DAG_RUN_STATES, formatInstant, type Instant, secondsBetween } from "@baram/domain";
import { countDagRunsByHour, findDag } from "@baram/metadata-store";
import { dateTimeParameter } from "../../http/query-parameter.ts";
import { ok, problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { dagNotFound } from "../../public-api/not-found.ts";
import { MAY_READ_RUNS } from "../access.ts";
import { plannedDagRuns } from "../planned-dag-runs.ts";

const MICROSECONDS_PER_HOUR = 3_600_000_000;
const SECONDS_AT_MOST = 400 * 86_400;

/** The beginning of an hour, a state, and how many runs of it have their logical dates in that hour. */
const Hour = schema.tuple(schema.dateTime(), schema.oneOf(...DAG_RUN_STATES), schema.integer());

/** Runs by the hours of their logical dates, and those that the schedule will make. */
export const getCalendar = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/calendar",
  operationId: "get_calendar",
  summary: "Count the runs of a Dag by hour and state",
  access: MAY_READ_RUNS,
  query: { from: dateTimeParameter(), until: dateTimeParameter() },
  answer: schema.object("Calendar", {
    hours: schema.list(Hour),
    planned: schema.list(schema.tuple(schema.dateTime(), schema.integer())),
  }),
  refusals: [400, 404],

  async handle({ parts, query }, { store, clock }) {
    const row = await findDag(store.reader, parts.dag_id);
    if (row === null) return dagNotFound(parts.dag_id);
    const { from, until } = query;
    if (from === undefined || until === undefined || secondsBetween(from, until) > SECONDS_AT_MOST) {
      return problem(400, { detail: "A calendar needs from and until, at most 400 days apart." });
    }
    const hours = await countDagRunsByHour(store.reader, { dagId: parts.dag_id, from, until });
    const { dag } = await store.serializedDags.get(store.reader, row.dagVersionId);
    const planned = plannedDagRuns({ row, dag }, { until, now: clock.now() }).filter((date) => date >= from);
    return ok({
      hours: hours.map(({ hour, state, count }): schema.Described<typeof Hour> => [formatInstant(hour), state, count]),
      planned: countByHour(planned),
    });
  },
});

function countByHour(dates: readonly Instant[]): readonly [string, number][] {
  const counts = new Map<number, number>();
  for (const date of dates) {
    const hour = date - (date % MICROSECONDS_PER_HOUR);
    counts.set(hour, (counts.get(hour) ?? 0) + 1);
  }
  return [...counts].map(([hour, count]) => [formatInstant(hour as Instant), count]);
}
