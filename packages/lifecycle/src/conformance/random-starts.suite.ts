import { addSeconds, type SerializedDag } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import type { MetadataTransaction } from "@baram/metadata-store";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AttemptEnd, FinishedAttempt } from "../batch/finished-attempt.ts";
import { type RunAlone, sendRunAlone } from "../batch/send-run-alone.ts";
import type { StartsAfterBatch } from "../batch/start-after-batch.ts";
import type { StartedTaskInstance, StartTaskInstancesInput } from "../batch/started-task-instance.ts";
import { finishAndStartTaskInstances } from "../finish-and-start-task-instances.ts";
import { finishTaskInstances } from "../finish-task-instances.ts";
import { FAILURE, type LifecycleFixture, RETURNED } from "../lifecycle.fixture.ts";
import { startDagRuns } from "../start-dag-runs.ts";
import { startDagRunsAndTaskInstances } from "../start-dag-runs-and-task-instances.ts";
import { startTaskInstances } from "../start-task-instances.ts";

const TASKS_MAXIMUM = 5;
const FOLDERS = 30;
const STEPS_MINIMUM = 6;
const STEPS_MAXIMUM = 14;
const POOLS = ["default_pool", "small", "holding"] as const;
const ENDS: Readonly<Record<string, AttemptEnd>> = {
  success: RETURNED,
  failure: FAILURE,
  skip: { kind: "skipped", message: "No need." },
  deferral: {
    kind: "deferred",
    trigger: { classpath: "AnswerTrigger", kwargs: "{}" },
    methodName: "readAnswer",
    methodKwargs: null,
    timeoutSeconds: null,
  },
};

/** How tight it is: what is drawn from. */
interface Tightness {
  readonly pools: readonly string[];
  readonly taskLimits: readonly (number | null)[];
  readonly poolSlotsMaximum: number;
  readonly maxActiveTasks: { readonly min: number; readonly max: number };
  readonly freeSlots: { readonly min: number; readonly max: number };
  /** How many tasks each comes after. */
  readonly upstream: { readonly minLength: number; readonly maxLength: number };
  /** How many attempts end with each step. */
  readonly ends: { readonly minLength: number; readonly maxLength: number };
  /** Of four Dags, how many depend on their past, and how many are paused. */
  readonly heldOfFour: number;
}

const LIMITED: Tightness = {
  pools: POOLS,
  taskLimits: [null, null, null, 1, 2],
  poolSlotsMaximum: 2,
  maxActiveTasks: { min: 1, max: 5 },
  freeSlots: { min: 0, max: 6 },
  upstream: { minLength: 0, maxLength: 2 },
  ends: { minLength: 0, maxLength: 3 },
  heldOfFour: 1,
};
const ROOMY: Tightness = {
  pools: [...Array<string>(9).fill("default_pool"), "small"],
  taskLimits: [...Array<null>(9).fill(null), 2],
  poolSlotsMaximum: 2,
  maxActiveTasks: { min: 10, max: 60 },
  freeSlots: { min: 10, max: 60 },
  upstream: { minLength: 1, maxLength: 1 },
  ends: { minLength: 1, maxLength: 3 },
  heldOfFour: 0,
};

function folderOf({
  pools,
  taskLimits,
  poolSlotsMaximum,
  maxActiveTasks,
  freeSlots,
  upstream,
  ends,
  heldOfFour,
}: Tightness) {
  const limit = fc.constantFrom(...taskLimits);
  const held = fc.integer({ min: 0, max: 3 }).map((place) => place < heldOfFour);
  const limits = fc.record({
    pool: fc.constantFrom(...pools),
    poolSlots: fc.integer({ min: 1, max: poolSlotsMaximum }),
    priorityWeight: fc.integer({ min: 1, max: 3 }),
    maxActiveTisPerDag: limit,
    maxActiveTisPerDagRun: limit,
  });
  const task = fc.record({
    role: fc.constantFrom("work", "work", "work", "empty", "mapped"),
    limits,
    upstream: fc.array(fc.integer({ min: 1, max: 2 }), upstream),
  });
  const dag = fc.record({
    tasks: fc.array(task, { minLength: 1, maxLength: TASKS_MAXIMUM }),
    runs: fc.integer({ min: 1, max: 3 }),
    maxActiveTasks: fc.integer(maxActiveTasks),
    maxActiveRuns: fc.integer({ min: 1, max: 3 }),
    dependsOnPast: held,
    isPaused: held,
  });
  const step = fc.record({
    freeSlots: fc.integer(freeSlots),
    /** Which of the attempts under way end with it; none starts runs in place of that. */
    ends: fc.array(
      fc.record({ place: fc.nat(8), end: fc.constantFrom("success", "success", ...Object.keys(ENDS)) }),
      ends,
    ),
  });
  return fc.record({
    dags: fc.array(dag, { minLength: 1, maxLength: 3 }),
    steps: fc.array(step, { minLength: STEPS_MINIMUM, maxLength: STEPS_MAXIMUM }),
  });
}

type Folder = ReturnType<typeof folderOf> extends fc.Arbitrary<infer Value> ? Value : never;

/** What starts along with what lets it is what a look after that would start. `fixture` gives the test's own. */
export function describeRandomStarts(fixture: () => LifecycleFixture): void {
  describe("any folder of Dags", () => {
    test.each([
      ["with limits", LIMITED],
      ["with room", ROOMY],
    ])("%s comes, start by start, to what starting comes to when all else is written", async (_how, tightness) => {
      await insertPools(fixture());
      let count = 0;
      const counts = { started: 0, startedWithRoom: 0 };
      const property = fc.asyncProperty(folderOf(tightness), async (given) => {
        count += 1;
        const { started, startedWithRoom } = await compare(fixture(), given, `f${count}`);
        counts.started += started;
        counts.startedWithRoom += startedWithRoom;
      });
      await fc.assert(property, { numRuns: FOLDERS, endOnFailure: true });

      expect(count).toBe(FOLDERS);
      expect(counts.started).toBeGreaterThan(FOLDERS);
      if (tightness === ROOMY) expect(counts.startedWithRoom).toBeGreaterThan(0);
    });
  });
}

/** A run that is known to be the only one is started as one that has to be found. `fixture` gives the test's own. */
export function describeRandomRunsAlone(fixture: () => LifecycleFixture): void {
  test("any run that has just been made starts as it does where it has to be found", async () => {
    await insertPools(fixture());
    let count = 0;
    const counts = { started: 0, alone: 0 };
    const property = fc.asyncProperty(folderOf(LIMITED), async ({ dags }) => {
      count += 1;
      for (const [place, one] of dags.entries()) {
        const dagId = `a${count}_${place}`;
        await storeDag(fixture(), one, dagId);
        for (let run = 0; run < one.runs + 1; run += 1) {
          const { started, isAlone } = await compareAlone(fixture(), dagId, run);
          counts.started += started;
          counts.alone += Number(isAlone);
        }
        await retire(fixture(), [dagId]);
      }
    });
    await fc.assert(property, { numRuns: FOLDERS, endOnFailure: true });

    expect(count).toBe(FOLDERS);
    expect(counts.started).toBeGreaterThan(FOLDERS);
    expect(counts.alone).toBeGreaterThan(FOLDERS / 2);
  });
}

/**
 * Triggers a run, with a date that is to come every third time.
 *
 * @returns how many attempts were started, and whether no other run had to be looked for.
 */
async function compareAlone(fixture: LifecycleFixture, dagId: string, place: number) {
  const runId = await fixture.trigger(dagId, place % 3 === 2 ? addSeconds(fixture.now, 60) : undefined);
  const dagRun = fixture.store.reader.selectFrom("dagRun").where("dagId", "=", dagId).where("runId", "=", runId);
  const { id: dagRunId, dagVersionId } = await dagRun.select(["id", "dagVersionId"]).executeTakeFirstOrThrow();
  const startInput = startInputOf(fixture, 6);
  const start = (given: RunAlone | null) => async (transaction: MetadataTransaction) => {
    const input = { now: fixture.now, dagIds: [dagId], startInput };
    const outcome = await startDagRunsAndTaskInstances(transaction, { ...input, alone: given });
    const isLeft = given !== null && outcome.mayHaveMore && outcome.started.length === 0;
    return isLeft ? startDagRunsAndTaskInstances(transaction, input) : outcome;
  };
  const expected = await undone(fixture, start(null));
  const alone = { dagId, dagRunId, dagVersionId };
  let isAlone = false;
  await undone(fixture, async (transaction) => {
    isAlone = typeof (await sendRunAlone(transaction, { alone, now: fixture.now, start: startInput })) !== "string";
    return { started: [] };
  });
  const { seen, started } = await done(fixture, start(alone));
  expect(seen).toEqual(expected);
  return { started: started.length, isAlone };
}

async function insertPools({ store }: LifecycleFixture): Promise<void> {
  await store.transaction(async (transaction) => {
    await transaction
      .insertInto("pool")
      .values([
        { name: "small", slots: 2, description: null, includeDeferred: 0 },
        { name: "holding", slots: 3, description: null, includeDeferred: 1 },
      ])
      .execute();
  });
}

/** @returns how many attempts were started, and how many of them by the ends of others while there was room for all. */
async function compare(fixture: LifecycleFixture, given: Folder, name: string) {
  const dagIds: string[] = [];
  for (const [place, one] of given.dags.entries()) {
    const dagId = `${name}_${place}`;
    dagIds.push(dagId);
    await storeDag(fixture, one, dagId);
    for (let run = 0; run < one.runs; run += 1) await fixture.trigger(dagId);
  }
  let underWay: readonly StartedTaskInstance[] = [];
  let hasRoom = false;
  const counts = { started: 0, startedWithRoom: 0 };
  for (const { freeSlots, ends } of given.steps) {
    fixture.pass(1);
    const ended = new Map(ends.map(({ place, end }) => [underWay[place % underWay.length], end] as const));
    const attempts = [...ended].flatMap(([one, end]) => (one === undefined ? [] : [attemptOf(fixture, one, end)]));
    const { now } = fixture;
    const start = { ...startInputOf(fixture, freeSlots), hasRoom };
    const together =
      attempts.length > 0
        ? (transaction: MetadataTransaction) => finishAndStartTaskInstances(transaction, { attempts, now, start })
        : (transaction: MetadataTransaction) => startDagRunsAndTaskInstances(transaction, { now, startInput: start });
    const apart = async (transaction: MetadataTransaction) => {
      if (attempts.length > 0) await finishTaskInstances(transaction, { attempts, now });
      else if ((await startDagRuns(transaction, { now })) === 0) return { started: [] };
      return { started: await startTaskInstances(transaction, start) };
    };
    const expected = await undone(fixture, apart);
    const { seen, started, ...after } = await done(fixture, together);
    expect(seen).toEqual(expected);
    counts.started += started.length;
    if (hasRoom && attempts.length > 0) counts.startedWithRoom += started.length;
    hasRoom = after.hasRoom;
    underWay = [...underWay.filter((one) => !ended.has(one)), ...started];
  }
  await retire(fixture, dagIds);
  return counts;
}

async function storeDag(fixture: LifecycleFixture, one: Folder["dags"][number], dagId: string): Promise<void> {
  await fixture.storeDag(dagOf(one, dagId));
  if (!one.isPaused) return;
  await fixture.store.transaction((transaction) =>
    transaction.updateTable("dag").set({ isPaused: 1 }).where("dagId", "=", dagId).execute(),
  );
}

function dagOf(
  { tasks, maxActiveTasks, maxActiveRuns, dependsOnPast }: Folder["dags"][number],
  dagId: string,
): SerializedDag {
  const pairs = tasks.flatMap(({ upstream }, place) => upstream.map((back) => [place - back, place] as const));
  const chains = new Set(pairs.filter(([from]) => from >= 0).map(([from, to]) => `t${from} > t${to}`));
  const declared = tasks.map(({ role, limits: own }, place) =>
    aTask(`t${place}`, {
      ...own,
      kind: role === "empty" ? "empty" : "work",
      expansion: role === "mapped" ? { kind: "literal", length: 3 } : null,
      dependsOnPast,
      triggerRule: place % 2 === 0 ? "all_done" : "all_success",
      retries: 1,
      retryDelaySeconds: 1_000_000,
    }),
  );
  return aDag({ tasks: declared, edges: [...chains], given: { dagId, maxActiveTasks, maxActiveRuns } });
}

function attemptOf({ now }: LifecycleFixture, { instance, leaseToken }: StartedTaskInstance, end: string) {
  const attempt: FinishedAttempt = {
    taskInstanceId: instance.id,
    leaseToken,
    outcome: ENDS[end] ?? RETURNED,
    endedAt: now,
    processId: 1,
    renderedFields: null,
    renderedMapIndex: null,
    place: instance,
  };
  return attempt;
}

function startInputOf({ now }: LifecycleFixture, freeSlots: number): StartTaskInstancesInput {
  const newLeaseToken = () => `lease-${(tokens += 1)}`;
  return { freeSlots, hostname: "test", jobId: 1, leaseSeconds: 30, newLeaseToken, now };
}

let tokens = 0;

type Body<Outcome> = (transaction: MetadataTransaction) => Promise<Outcome>;
type Started = Pick<StartsAfterBatch, "started">;

/** What it would come to. Nothing of it stays. */
async function undone({ store }: LifecycleFixture, body: Body<Started>): Promise<unknown> {
  let seen: unknown;
  const undo = new Error("undo");
  const transaction = store.transaction(async (opened) => {
    seen = await look(opened, (await body(opened)).started);
    throw undo;
  });
  await expect(transaction).rejects.toBe(undo);
  return seen;
}

async function done({ store }: LifecycleFixture, body: Body<StartsAfterBatch>) {
  return store.transaction(async (opened) => {
    const { started, hasRoom } = await body(opened);
    return { started, hasRoom, seen: await look(opened, started) };
  });
}

/** Everything that can be told of it but ids and leases, which are others each time. */
async function look(transaction: MetadataTransaction, started: readonly StartedTaskInstance[]) {
  const instances = await transaction
    .selectFrom("taskInstance")
    .selectAll()
    .orderBy("dagId")
    .orderBy("runId")
    .orderBy("taskId")
    .orderBy("mapIndex")
    .execute();
  const dagRuns = await transaction.selectFrom("dagRun").selectAll().orderBy("id").execute();
  const tries = await transaction
    .selectFrom("taskInstanceTry")
    .innerJoin("taskInstance", "taskInstance.id", "taskInstanceTry.taskInstanceId")
    .selectAll("taskInstanceTry")
    .select(["runId", "taskId", "mapIndex"])
    .orderBy("taskInstance.dagId")
    .orderBy("runId")
    .orderBy("taskId")
    .orderBy("mapIndex")
    .orderBy("taskInstanceTry.tryNumber")
    .execute();
  return {
    instances: instances.map((row) => ({ ...row, id: null, leaseToken: row.leaseToken === null ? null : "held" })),
    dagRuns,
    tries: tries.map((row) => ({ ...row, taskInstanceId: null })),
    started: started.map(({ instance, version, task, resumption, returned }) => ({
      task,
      resumption,
      returned,
      instance: { ...instance, id: null },
      versionId: version.id,
    })),
  };
}

/** Nothing of these Dags is looked at by the next. */
async function retire({ store }: LifecycleFixture, dagIds: readonly string[]): Promise<void> {
  await store.transaction(async (transaction) => {
    for (const table of ["taskInstance", "dagRun"] as const) {
      await transaction.deleteFrom(table).where("dagId", "in", dagIds).execute();
    }
  });
}
