import { addSeconds, formatInstant, type Instant, instantFromMicroseconds } from "@baram/domain";
import { countSlotHoldsInTime, hasMoreRunsThanCounted } from "@baram/metadata-store";
import { integerParameter } from "../../http/query-parameter.ts";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { decidePoolUse, type PoolUseStep } from "../pools/pool-use.ts";

const HOURS_MAXIMUM = 168;
const MICROSECONDS_PER_SECOND = 1_000_000;
const MICROSECONDS_PER_MILLISECOND = 1000;
const MILLISECONDS_PER_SECOND = 1000;
const MINUTE = 60;
const HOUR = 3600;

/** How much was taken at most is told by these. */
const PARTS_PER_STEP = 6;

const UseStep = schema.object("UiPoolUseStep", {
  step: schema.integer(),
  running: schema.number(),
  queued: schema.number(),
  most: schema.number(),
});

/** What was taken of each pool in the last hours, step by step: on average, and at most. */
export const getPoolUse = defineRoute({
  method: "GET",
  path: "/poolUse",
  operationId: "get_pool_use",
  summary: "Get what was taken of each pool in the last hours",
  access: { kind: "permissions", permissions: ["can_read Pools"] },
  query: { hours: integerParameter({ minimum: 1 }) },
  answer: schema.object("UiPoolUse", {
    from: schema.dateTime(),
    step_seconds: schema.integer(),
    steps: schema.integer(),
    /** Whether there were so many runs that only the newest of them are counted. */
    is_cut: schema.boolean(),
    /** Pools of which nothing was taken are left out, and so are steps. */
    pools: schema.list(schema.object("UiPoolUseOfPool", { name: schema.text(), steps: schema.list(UseStep) })),
  }),

  async handle({ query }, { store, clock }) {
    const hours = Math.min(query.hours ?? 24, HOURS_MAXIMUM);
    const stepSeconds = stepFor(hours);
    const steps = Math.ceil((hours * HOUR) / stepSeconds);
    const now = clock.now();
    // Steps begin at whole hours and minutes; the last one is that of the present.
    const until = addSeconds(beginningOfStep(now, stepSeconds), stepSeconds);
    const from = addSeconds(until, -steps * stepSeconds);
    const partSeconds = stepSeconds / PARTS_PER_STEP;
    const moments = await countSlotHoldsInTime(store.reader, { from, until, stepSeconds: partSeconds });
    const isCut = await hasMoreRunsThanCounted(store.reader, { from, until });
    const cut = {
      steps,
      partsPerStep: PARTS_PER_STEP,
      partMilliseconds: partSeconds * MILLISECONDS_PER_SECOND,
      passedMilliseconds: Math.floor((now - from) / MICROSECONDS_PER_MILLISECOND),
    };
    const names = [...new Set(moments.map(({ pool }) => pool))];
    const pools = names.map((name) => {
      const ofPool = moments.filter(({ pool }) => pool === name);
      return { name, steps: decidePoolUse(ofPool, cut).map(represent) };
    });
    return ok({ from: formatInstant(from), step_seconds: stepSeconds, steps, is_cut: isCut, pools });
  },
});

function represent({ step, running, queued, most }: PoolUseStep): schema.Described<typeof UseStep> {
  return { step, running, queued, most };
}

/** About four dozen steps, whatever the stretch. */
function stepFor(hours: number): number {
  if (hours <= 1) return 2 * MINUTE;
  if (hours <= 6) return 10 * MINUTE;
  return hours <= 24 ? 30 * MINUTE : 3 * HOUR;
}

function beginningOfStep(at: Instant, stepSeconds: number): Instant {
  return instantFromMicroseconds(at - (at % (stepSeconds * MICROSECONDS_PER_SECOND)));
}
