import { countWaitingTaskInstances, listPools, type ScheduledCount } from "@baram/metadata-store";
import * as schema from "../../http/schema.ts";
import type { RouteDependencies } from "../../route-dependencies.ts";

const POOLS_MAXIMUM = 1000;

/** What keeps waiting task instances, with how many it keeps. */
const WAITING_KINDS = [
  "pool_full",
  "pool_missing",
  "dag_limit",
  "parallelism",
  "next_pass",
  "worker",
  "trigger",
  "retry_delay",
  "reschedule",
] as const;

type WaitingKind = (typeof WAITING_KINDS)[number];

const Waiting = schema.object("UiWaiting", {
  kind: schema.oneOf(...WAITING_KINDS),
  /** The pool or the Dag that is full. */
  name: schema.nullable(schema.text()),
  limit: schema.nullable(schema.integer()),
  count: schema.integer(),
});

/** The task instances that wait, by reason, and the slots that are taken. */
export const UiWaitingOverview = schema.object("UiWaitingOverview", {
  reasons: schema.list(Waiting),
  slots_in_use: schema.integer(),
  parallelism: schema.integer(),
});

type Reason = schema.Described<typeof Waiting>;

/** Counts what waits for what. A scheduled instance counts for the first limit that keeps all of its Dag and pool. */
export async function readWaiting({
  store,
  configuration,
}: RouteDependencies): Promise<schema.Described<typeof UiWaitingOverview>> {
  const [waiting, { pools }] = await Promise.all([
    countWaitingTaskInstances(store.reader),
    listPools(store.reader, { orderBy: "id", direction: "asc", limit: POOLS_MAXIMUM, offset: 0 }),
  ]);
  const { occupying } = waiting;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const slotsInUse = sum(occupying.map(({ count }) => count));
  const poolSlots = new Map(pools.map(({ name, slots }) => [name, slots]));
  const reasonOf = ({ pool, dagId, maxActiveTasks, count }: ScheduledCount): Reason => {
    const slots = poolSlots.get(pool);
    const takenOfPool = sum(occupying.filter((each) => each.pool === pool).map((each) => each.poolSlots));
    const takenOfDag = sum(occupying.filter((each) => each.dagId === dagId).map((each) => each.count));
    if (slots === undefined) return { kind: "pool_missing", name: pool, limit: null, count };
    // A negative number of slots is no limit.
    if (slots >= 0 && takenOfPool >= slots) return { kind: "pool_full", name: pool, limit: slots, count };
    if (takenOfDag >= maxActiveTasks) return { kind: "dag_limit", name: dagId, limit: maxActiveTasks, count };
    const { parallelism } = configuration;
    if (slotsInUse >= parallelism) return { kind: "parallelism", name: null, limit: parallelism, count };
    return { kind: "next_pass", name: null, limit: null, count };
  };
  const kinds = {
    queued: "worker",
    deferred: "trigger",
    up_for_retry: "retry_delay",
    up_for_reschedule: "reschedule",
  } as const satisfies Record<string, WaitingKind>;
  const others = waiting.others.map(
    ({ state, count }): Reason => ({ kind: kinds[state], name: null, limit: null, count }),
  );
  return {
    reasons: addedUp([...others, ...waiting.scheduled.map(reasonOf)]),
    slots_in_use: slotsInUse,
    parallelism: configuration.parallelism,
  };
}

/** The same reason once, the one that keeps most first. */
function addedUp(reasons: readonly Reason[]): readonly Reason[] {
  const byName = new Map<string, Reason>();
  for (const reason of reasons) {
    const key = `${reason.kind} ${reason.name}`;
    byName.set(key, { ...reason, count: reason.count + (byName.get(key)?.count ?? 0) });
  }
  return [...byName.values()].sort((left, right) => right.count - left.count);
}
