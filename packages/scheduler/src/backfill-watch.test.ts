import {
  addSeconds,
  type DagRunInfo,
  type Instant,
  parseInstant,
  type SerializedSchedule,
  stateReason,
} from "@baram/domain";
import { aDag } from "@baram/domain/fixture";
import type { AuthorCode } from "@baram/execution-api";
import { createBackfill, pauseBackfill, resumeBackfill, type StartedTaskInstance } from "@baram/lifecycle";
import { LifecycleFixture } from "@baram/lifecycle/fixture";
import { findBackfill } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { BackfillWatch } from "./backfill-watch.ts";
import type { SchedulerDependencies } from "./scheduler-dependencies.ts";

const DAY_SECONDS = 86_400;
const FROM = parseInstant("2023-12-01T00:00:00Z") as Instant;
const TO = addSeconds(FROM, 4 * DAY_SECONDS);
const DAILY: SerializedSchedule = { kind: "cron", expression: "0 0 * * *", timezone: "UTC", written: "@daily" };
const OWN: SerializedSchedule = { kind: "custom", className: "OwnTimetable", summary: "own", description: "" };

let fixture: LifecycleFixture;
let asked: number;
let warnings: string[];

beforeEach(async () => {
  fixture = await LifecycleFixture.open();
  asked = 0;
  warnings = [];
});
afterEach(() => fixture.close());

/** A watch that hears what is committed, as that of a scheduler does. */
function watchBackfills(authorCode?: AuthorCode): BackfillWatch {
  const dependencies = {
    store: fixture.store,
    clock: { now: () => fixture.now },
    logger: {
      warn: (message: string) => warnings.push(message),
      error: (message: string) => warnings.push(message),
    },
    locateBundle: ({ hash }: { readonly hash: string }) => ({ hash, modulePath: hash, sourcePath: hash }),
    ...(authorCode === undefined ? {} : { authorCode }),
  } as unknown as SchedulerDependencies;
  const watch = new BackfillWatch(dependencies, () => undefined);
  fixture.store.subscribe((changes) => {
    for (const change of changes) watch.hear(change);
  });
  return watch;
}

/** Works off what is due, as often as it says so itself. @returns how many looks it took. */
async function settle(watch: BackfillWatch): Promise<number> {
  let looks = 0;
  while (watch.isDue) {
    await watch.workOff();
    await watch.rest();
    looks += 1;
  }
  return looks;
}

async function fill(schedule: SerializedSchedule = DAILY, dagId = "d"): Promise<number> {
  await fixture.storeDag(aDag({ tasks: ["a"], given: { dagId, schedule } }));
  const { store, now } = fixture;
  const outcome = await store.transaction((transaction) =>
    createBackfill(transaction, {
      dagId,
      range: { from: FROM, to: TO },
      rerunBehavior: "none",
      isBackwards: false,
      maxActiveRuns: 2,
      continuesOnFailure: false,
      marksSuccess: false,
      clearsTo: "newest",
      conf: {},
      taskIds: null,
      includeUpstream: true,
      pool: null,
      mayRetry: true,
      createdBy: "ann",
      now,
    }),
  );
  if (outcome.kind !== "created") throw new Error(outcome.kind);
  return outcome.backfillId;
}

/** Attempts that have been started and not yet ended. */
class StartedAttempts {
  readonly #attempts: StartedTaskInstance[] = [];

  async take(from: LifecycleFixture): Promise<void> {
    this.#attempts.push(...(await from.start()));
  }

  async finishOne(of: LifecycleFixture): Promise<void> {
    const attempt = this.#attempts.shift();
    if (attempt !== undefined) await of.finish(attempt);
  }
}

const stateOf = async (id: number) => (await findBackfill(fixture.store.reader, id))?.state;

/** A timetable with a run at each midnight, that fails at first as often as it is told. */
function dailyTimetable({ failures = 0 } = {}): AuthorCode {
  let failed = 0;
  return {
    ask: (question) => {
      asked += 1;
      if (question.kind !== "nextDagRun" || failed < failures) {
        failed += 1;
        return Promise.resolve({ kind: "failed", message: "RangeError: no" });
      }
      const start = question.last?.end ?? question.restriction.earliest ?? FROM;
      const end = addSeconds(start, DAY_SECONDS);
      const run: DagRunInfo = { logicalDate: start, dataInterval: { start, end }, runAfter: end };
      return Promise.resolve({ kind: "answer", answer: run as never });
    },
  };
}

test("a back-fill is begun when it is made, and goes on with the end of each of its runs", async () => {
  const watch = watchBackfills();
  await settle(watch);
  const id = await fill();
  expect(watch.isDue).toBe(true);
  await settle(watch);
  const started = new StartedAttempts();
  for (let ended = 0; ended < 5; ended += 1) {
    expect(await stateOf(id)).toBe("running");
    expect(watch.isDue).toBe(false);
    await fixture.startRuns();
    await started.take(fixture);
    await started.finishOne(fixture);
    expect(watch.isDue).toBe(true);
    await settle(watch);
  }
  expect(await stateOf(id)).toBe("completed");
});

test("what is under way when a scheduler starts is found", async () => {
  const id = await fill();
  const watch = watchBackfills();
  await settle(watch);
  expect(await stateOf(id)).toBe("running");
});

test("a run of another Dag wakes nothing, nor does a paused back-fill until it is resumed", async () => {
  const id = await fill();
  const watch = watchBackfills();
  await settle(watch);
  watch.hear({ kind: "dagRun", dagRunId: 1, dagId: "other", runId: "r", state: "success" });
  expect(watch.isDue).toBe(false);
  await fixture.store.transaction((transaction) => pauseBackfill(transaction, { backfillId: id }));
  expect(watch.isDue).toBe(false);
  await fixture.store.transaction((transaction) => resumeBackfill(transaction, { backfillId: id }));
  expect(watch.isDue).toBe(true);
});

test("the dates of an author's own timetable are asked one after the other", async () => {
  const watch = watchBackfills(dailyTimetable());
  const id = await fill(OWN);
  await settle(watch);
  expect(await findBackfill(fixture.store.reader, id)).toMatchObject({ plannedCount: 5, isPlanned: 1 });
  expect(asked).toBe(6);
  const runs = await fixture.store.reader.selectFrom("dagRun").select("runId").execute();
  expect(runs).toHaveLength(2);
});

test("a timetable that cannot answer is reported, and asked again at the next look at everything", async () => {
  const watch = watchBackfills(dailyTimetable({ failures: 1 }));
  const id = await fill(OWN);
  await settle(watch);
  expect(warnings).toHaveLength(1);
  expect(await findBackfill(fixture.store.reader, id)).toMatchObject({
    plannedCount: 0,
    isPlanned: 0,
    stateReason: stateReason("backfill-timetable-silent", { error: "RangeError: no" }),
  });
  watch.lookAtAll();
  await settle(watch);
  const asksNoMore = { plannedCount: 5, isPlanned: 1, stateReason: null };
  expect(await findBackfill(fixture.store.reader, id)).toMatchObject(asksNoMore);
});

test("a timetable that is asked for many dates does not keep another from being asked", async () => {
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  const timetable = dailyTimetable();
  const watch = watchBackfills({
    ask: async (question) => {
      if (question.kind === "nextDagRun" && question.dagId === "d") await held;
      return timetable.ask(question);
    },
  });
  const ids = [await fill(OWN)];
  await watch.workOff();
  ids.push(await fill(OWN, "e"));
  await watch.workOff();
  answer();
  await watch.rest();
  await settle(watch);
  for (const id of ids) expect(await findBackfill(fixture.store.reader, id)).toMatchObject({ isPlanned: 1 });
});

test("a back-fill that cannot go on is reported, and holds up no other", async () => {
  const watch = watchBackfills();
  await settle(watch);
  const [broken, sound] = [await fill(), await fill(DAILY, "e")];
  await fixture.store.transaction((transaction) =>
    transaction.updateTable("backfill").set({ terms: "{" }).where("id", "=", broken).execute(),
  );
  await settle(watch);
  expect(await stateOf(sound)).toBe("running");
  expect(warnings).toEqual(["A back-fill could not go on, and is looked at again later"]);
});
