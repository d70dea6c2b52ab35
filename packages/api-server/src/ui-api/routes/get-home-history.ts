import { addSeconds, formatInstant, type Instant, instantFromMicroseconds } from "@baram/domain";
import { type CountInTime, countDagRunsInTime, countTaskInstancesInTime } from "@baram/metadata-store";
import { integerParameter } from "../../http/query-parameter.ts";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { MAY_READ_RUNS } from "../access.ts";

const HOURS_MAXIMUM = 168;
const MICROSECONDS_PER_SECOND = 1_000_000;
const MINUTE = 60;
const HOUR = 3600;

const Count = schema.object("UiCountInTime", {
  step: schema.integer(),
  state: schema.text(),
  count: schema.integer(),
});

/** How runs and task instances ended in the last hours, step by step, and how many are on their way. */
export const getHomeHistory = defineRoute({
  method: "GET",
  path: "/home/history",
  operationId: "get_home_history",
  summary: "Count the runs and task instances of the last hours",
  access: MAY_READ_RUNS,
  query: { hours: integerParameter({ minimum: 1 }) },
  answer: schema.object("UiHomeHistory", {
    from: schema.dateTime(),
    step_seconds: schema.integer(),
    steps: schema.integer(),
    task_instances: schema.list(Count),
    runs: schema.list(Count),
  }),

  async handle({ query }, { store, clock }) {
    const hours = Math.min(query.hours ?? 24, HOURS_MAXIMUM);
    const stepSeconds = stepFor(hours);
    const steps = (hours * HOUR) / stepSeconds;
    const now = clock.now();
    // Steps begin at whole hours and minutes; the last one is that of the present.
    const until = addSeconds(beginningOfStep(now, stepSeconds), stepSeconds);
    const stretch = { from: addSeconds(until, -steps * stepSeconds), until, stepSeconds };
    const [taskInstances, runs] = await Promise.all([
      countTaskInstancesInTime(store.reader, stretch),
      countDagRunsInTime(store.reader, stretch),
    ]);
    return ok({
      from: formatInstant(stretch.from),
      step_seconds: stepSeconds,
      steps,
      task_instances: taskInstances.map(represent),
      runs: runs.map(represent),
    });
  },
});

function represent({ step, state, count }: CountInTime<string>): schema.Described<typeof Count> {
  return { step, state, count };
}

/** About two dozen steps, whatever the stretch. */
function stepFor(hours: number): number {
  if (hours <= 1) return 2 * MINUTE;
  if (hours <= 6) return 15 * MINUTE;
  return hours <= 24 ? HOUR : 6 * HOUR;
}

function beginningOfStep(at: Instant, stepSeconds: number): Instant {
  return instantFromMicroseconds(at - (at % (stepSeconds * MICROSECONDS_PER_SECOND)));
}
