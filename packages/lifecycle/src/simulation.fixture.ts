import { type Instant, instantFromMicroseconds } from "@baram/domain";
import { findNextMoment, listDagsHeldByRunLimit, type MetadataStore } from "@baram/metadata-store";
import { createAssetTriggeredDagRuns } from "./create-asset-triggered-dag-runs.ts";
import { createScheduledDagRuns } from "./create-scheduled-dag-runs.ts";
import { scheduleDueRetries } from "./schedule-due-retries.ts";
import { startDagRuns } from "./start-dag-runs.ts";
import { updateNextDagRun } from "./update-next-dag-run.ts";

/** What somebody does at a moment. */
export interface SimulatedAct {
  readonly at: Instant;
  readonly act: () => Promise<void>;
}

/**
 * Lets the verbs of the scheduler work on a clock that jumps from one moment at which something is due to the next.
 *
 * @param work carries out what was started at a moment; called until it says that there was nothing.
 */
export async function simulate(
  store: MetadataStore,
  {
    from,
    until,
    work,
    acts = [],
  }: {
    readonly from: Instant;
    readonly until: Instant;
    readonly work: (now: Instant) => Promise<boolean>;
    /** In the order of their moments. */
    readonly acts?: readonly SimulatedAct[];
  },
): Promise<void> {
  const endedRunsOf = new Set<string>();
  const unsubscribe = store.subscribe((changes) => {
    for (const change of changes) {
      if (change.kind !== "dagRun" || (change.state !== "success" && change.state !== "failed")) continue;
      endedRunsOf.add(change.dagId);
    }
  });
  const left = [...acts];
  let now: Instant | null = from;
  while (now !== null && now <= until) {
    while (left[0] !== undefined && left[0].at <= now) await left.shift()?.act();
    while (await runPass(store, { now, work, endedRunsOf }));
    const next: Instant | null = await findNextMoment(store.reader, { after: now });
    const act = left[0]?.at ?? null;
    now = act === null || (next !== null && next <= act) ? next : act;
  }
  unsubscribe();
}

/** @returns whether anything moved. */
async function runPass(
  store: MetadataStore,
  {
    now,
    work,
    endedRunsOf,
  }: {
    readonly now: Instant;
    readonly work: (now: Instant) => Promise<boolean>;
    readonly endedRunsOf: Set<string>;
  },
): Promise<boolean> {
  const held = endedRunsOf.size === 0 ? [] : await listDagsHeldByRunLimit(store.reader, [...endedRunsOf]);
  endedRunsOf.clear();
  const moved = await store.transaction(async (transaction) => {
    for (const dagId of held) await updateNextDagRun(transaction, { dagId, now });
    const triggered = await createAssetTriggeredDagRuns(transaction, { dagIds: null, now });
    const due = await createScheduledDagRuns(transaction, { now });
    const retried = await scheduleDueRetries(transaction, { now });
    return triggered.length + due + retried + (await startDagRuns(transaction, { now }));
  });
  return (await work(now)) || moved > 0 || endedRunsOf.size > 0;
}

/** So many days later. */
export function daysAfter(at: Instant, days: number): Instant {
  return instantFromMicroseconds(at + days * 86_400_000_000);
}
