import { type Instant, instantFromMicroseconds } from "@baram/domain";
import { findNextMoment, listAfterRunEnds, type MetadataChange, type MetadataStore } from "@baram/metadata-store";
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
  const due = new DueSteps();
  const unsubscribe = store.subscribe((changes) => due.hear(changes));
  const left = [...acts];
  let now: Instant | null = from;
  while (now !== null && now <= until) {
    while (left[0] !== undefined && left[0].at <= now) await left.shift()?.act();
    due.lookAtWhatTimeBrings();
    while (due.any) await runPass(store, { now, work, due });
    const next: Instant | null = await findNextMoment(store.reader, { after: now });
    const act = left[0]?.at ?? null;
    now = act === null || (next !== null && next <= act) ? next : act;
  }
  unsubscribe();
}

/** What has to be looked at, as the scheduler keeps it: by what others commit, and by time. */
class DueSteps {
  readonly endedRunsOf = new Set<string>();
  readonly assetsOf = new Set<string>();
  runs = true;
  queuedRuns = true;
  retries = true;
  instances = true;

  get any(): boolean {
    return (
      this.runs ||
      this.queuedRuns ||
      this.retries ||
      this.instances ||
      this.endedRunsOf.size > 0 ||
      this.assetsOf.size > 0
    );
  }

  lookAtWhatTimeBrings(): void {
    this.runs = true;
    this.queuedRuns = true;
    this.retries = true;
  }

  hear(changes: readonly MetadataChange[]): void {
    const lastStates = new Map<number, string>();
    for (const change of changes) if (change.kind === "dagRun") lastStates.set(change.dagRunId, change.state);
    if ([...lastStates.values()].includes("queued")) this.queuedRuns = true;
    for (const change of changes) {
      if (change.kind === "assetUpdate") this.assetsOf.add(change.dagId);
      if (change.kind === "dag") this.runs = true;
      if (change.kind === "taskInstance" && change.state === "scheduled") this.instances = true;
      if (change.kind !== "dagRun") continue;
      if (change.state === "success" || change.state === "failed") {
        this.endedRunsOf.add(change.dagId);
      }
    }
  }

  take(set: Set<string>): readonly string[] {
    const taken = [...set];
    set.clear();
    return taken;
  }
}

async function runPass(
  store: MetadataStore,
  {
    now,
    work,
    due,
  }: { readonly now: Instant; readonly work: (now: Instant) => Promise<boolean>; readonly due: DueSteps },
): Promise<void> {
  const ended = due.take(due.endedRunsOf);
  const afterEnds = await listAfterRunEnds(store.reader, ended);
  const held = afterEnds.filter(({ isHeldByRunLimit }) => isHeldByRunLimit === 1).map(({ dagId }) => dagId);
  for (const { dagId, hasNotedUpdates } of afterEnds) if (hasNotedUpdates === 1) due.assetsOf.add(dagId);
  if (afterEnds.some(({ hasQueuedRuns }) => hasQueuedRuns === 1)) due.queuedRuns = true;
  const dagIds = due.take(due.assetsOf);
  const { runs, queuedRuns, retries, instances } = due;
  due.runs = false;
  due.queuedRuns = false;
  due.retries = false;
  due.instances = false;
  await store.transaction(async (transaction) => {
    for (const dagId of held) await updateNextDagRun(transaction, { dagId, now });
    const triggered = await createAssetTriggeredDagRuns(transaction, { dagIds, now });
    const created = runs || held.length > 0 ? await createScheduledDagRuns(transaction, { now }) : 0;
    if (created > 0) due.runs = true;
    if (retries && (await scheduleDueRetries(transaction, { now })) > 0) due.instances = true;
    if (queuedRuns || created > 0 || triggered.length > 0) {
      if ((await startDagRuns(transaction, { now })) > 0) due.instances = true;
    }
  });
  if (instances || due.instances) {
    due.instances = false;
    if (await work(now)) due.instances = true;
  }
}

/** So many days later. */
export function daysAfter(at: Instant, days: number): Instant {
  return instantFromMicroseconds(at + days * 86_400_000_000);
}
