import { addSeconds, instantFromMicroseconds } from "@baram/domain";
import type { MetadataStore } from "@baram/metadata-store";
import { nameInstance, type WitnessedAttempt } from "./attempts-file.ts";

/** What a soak leaves behind, to be compared. */
export interface SoakEvidence {
  readonly store: MetadataStore;
  readonly attempts: readonly WitnessedAttempt[];
  /** The runs that the API server said it has created. */
  readonly triggered: readonly { readonly dagId: string; readonly runId: string }[];
  /** Runs that were created later had no time to end. In microseconds since the epoch. */
  readonly until: number;
  /** Whether a scheduler was frozen: what it was carrying out went on beside the try that replaced it. */
  readonly hasFrozen: boolean;
}

const SCHEDULED_DAG = "soak_scheduled";
const SCHEDULED_SECONDS = 5;

/** Says, a sentence each, where what was witnessed and what is recorded do not agree. */
export async function judgeSoak(evidence: SoakEvidence): Promise<readonly string[]> {
  const runs = await readRuns(evidence);
  const instances = await readInstances(evidence, new Set(runs.map(({ id }) => id)));
  return [
    ...judgeTriggered(evidence, runs),
    ...runs.filter(({ state }) => state !== "success").map((run) => `${run.dagId} ${run.runId} ended ${run.state}.`),
    ...runs
      .filter(({ unfinishedCount, activeCount }) => unfinishedCount !== 0 || activeCount !== 0)
      .map((run) => `${run.dagId} ${run.runId} counts ${run.unfinishedCount} unfinished, ${run.activeCount} active.`),
    ...judgeSchedule(runs),
    ...judgeAttempts(evidence, instances),
    ...(await judgeAssetEvents(evidence)),
  ];
}

type Run = Awaited<ReturnType<typeof readRuns>>[number];
type Instance = Awaited<ReturnType<typeof readInstances>>[number];

function readRuns({ store, until }: SoakEvidence) {
  return store.reader
    .selectFrom("dagRun")
    .select(["id", "dagId", "runId", "state", "logicalDate", "unfinishedCount", "activeCount"])
    .where("queuedAt", "<", instantFromMicroseconds(until))
    .orderBy("logicalDate")
    .execute();
}

async function readInstances({ store }: SoakEvidence, runIds: ReadonlySet<number>) {
  const rows = await store.reader
    .selectFrom("taskInstance")
    .select(["dagRunId", "dagId", "runId", "taskId", "mapIndex", "state", "tryNumber", "operator"])
    .execute();
  return rows.filter(({ dagRunId }) => runIds.has(dagRunId));
}

function judgeTriggered({ triggered }: SoakEvidence, runs: readonly Run[]): readonly string[] {
  const known = new Set(runs.map(({ dagId, runId }) => `${dagId}\t${runId}`));
  return triggered
    .filter(({ dagId, runId }) => !known.has(`${dagId}\t${runId}`))
    .map(({ dagId, runId }) => `${dagId} ${runId} was triggered and is lost.`);
}

/** A Dag that catches up has a run for each interval. */
function judgeSchedule(runs: readonly Run[]): readonly string[] {
  const dates = runs.filter(({ dagId }) => dagId === SCHEDULED_DAG).map(({ logicalDate }) => logicalDate);
  return dates.slice(1).flatMap((date, index) => {
    const before = dates[index];
    if (before === undefined || addSeconds(before, SCHEDULED_SECONDS) === date) return [];
    return [`${SCHEDULED_DAG} has no run between ${dateOf(before)} and ${dateOf(date)}.`];
  });
}

function judgeAttempts({ attempts, hasFrozen }: SoakEvidence, instances: readonly Instance[]): readonly string[] {
  const byInstance = groupBy(attempts, ({ instance }) => instance);
  return instances.flatMap((instance) => {
    const name = nameInstance(instance);
    const witnessed = byInstance.get(name) ?? [];
    const findings = [...judgeOneByOne(witnessed, hasFrozen)];
    if (instance.state !== "success") findings.push(`is ${instance.state}`);
    // Sensors look without leaving a trace in the file.
    if (!/Sensor/.test(instance.operator)) {
      const last = witnessed.filter(({ tryNumber }) => tryNumber === instance.tryNumber);
      if (!last.some(({ endedAt }) => endedAt !== null)) findings.push(`succeeded at try ${instance.tryNumber} unseen`);
      const later = witnessed.find(({ tryNumber }) => tryNumber > instance.tryNumber);
      if (later !== undefined) findings.push(`ran again as try ${later.tryNumber} after try ${instance.tryNumber}`);
    }
    return findings.map((finding) => `${name.replaceAll("\t", " ")} ${finding}.`);
  });
}

function judgeOneByOne(witnessed: readonly WitnessedAttempt[], hasFrozen: boolean): readonly string[] {
  const findings: string[] = [];
  for (const [index, attempt] of witnessed.entries()) {
    const next = witnessed[index + 1];
    if (next === undefined) continue;
    if (next.tryNumber === attempt.tryNumber) findings.push(`began try ${next.tryNumber} twice`);
    if (!hasFrozen && attempt.endedAt !== null && attempt.endedAt > next.beganAt) {
      findings.push(`went on with try ${attempt.tryNumber} after try ${next.tryNumber} had begun`);
    }
  }
  return findings;
}

/**
 * Each delivery is an event, and each event is used by one run of the Dag that waits for it; one that came after what the
 * newest run was made for is left to the next.
 */
async function judgeAssetEvents({ store, until }: SoakEvidence): Promise<readonly string[]> {
  const events = await store.reader
    .selectFrom("assetEvent")
    .leftJoin("dagRunAssetEvent as use", "use.assetEventId", "assetEvent.id")
    .select(["assetEvent.id", "assetEvent.sourceRunId", "assetEvent.createdAt"])
    .select((query) => query.fn.count<number>("use.dagRunId").as("uses"))
    .where("assetEvent.createdAt", "<", instantFromMicroseconds(until))
    .groupBy(["assetEvent.id", "assetEvent.sourceRunId", "assetEvent.createdAt"])
    .execute();
  const newest = await store.reader
    .selectFrom("dagRun")
    .select("logicalDate")
    .where("runType", "=", "dataset_triggered")
    .orderBy("logicalDate", "desc")
    .executeTakeFirst();
  const isLeft = ({ uses, createdAt }: { readonly uses: number; readonly createdAt: number }) =>
    uses === 0 && createdAt > (newest?.logicalDate ?? 0);
  const sources = groupBy(events, ({ sourceRunId }) => sourceRunId);
  return [
    ...events
      .filter((event) => event.uses !== 1 && !isLeft(event))
      .map(({ id, uses }) => `Asset event ${id} was used by ${uses} runs.`),
    ...[...sources].filter(([, made]) => made.length > 1).map(([runId]) => `${runId} delivered more than once.`),
  ];
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function dateOf(microseconds: number): string {
  return new Date(microseconds / 1000).toISOString();
}
