import { addSeconds, type DagRunInfo, type Instant } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import type { AuthorCode, AuthorQuestion } from "@baram/execution-api";
import { createScheduledDagRuns, updateNextDagRun } from "@baram/lifecycle";
import { LifecycleFixture, NOON } from "@baram/lifecycle/fixture";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";
import { askTimetables } from "./ask-timetables.ts";

const OWN = { kind: "custom", className: "AfterWork", summary: "AfterWork", description: "" } as const;
const HOUR_SECONDS = 3600;

let fixture: LifecycleFixture;
let asked: AuthorQuestion[];
let warnings: string[];
beforeEach(async () => {
  fixture = await LifecycleFixture.open();
  asked = [];
  warnings = [];
});
afterEach(() => fixture.close());

/** Asks a timetable whose runs follow one another each hour from noon on, or that throws. */
function ask({ fails = (_dagId: string): boolean => false, standsStill = false } = {}): Promise<number> {
  const authorCode: AuthorCode = {
    ask: (question) => {
      asked.push(question);
      if (question.kind !== "nextDagRun" || fails(question.dagId)) {
        return Promise.resolve({ kind: "failed", message: "RangeError: no" });
      }
      return Promise.resolve({
        kind: "answer",
        answer: hourAfter(standsStill ? NOON : (question.last?.end ?? NOON)) as never,
      });
    },
  };
  const dependencies = {
    store: fixture.store,
    clock: { now: () => fixture.now },
    authorCode,
    logger: { warn: (message: string) => warnings.push(message) },
    locateBundle: ({ hash, relativePath }: { readonly hash: string; readonly relativePath: string }) => ({
      hash,
      modulePath: `/bundles/${hash}.mjs`,
      sourcePath: relativePath,
    }),
  } as unknown as SchedulerDependencies;
  return askTimetables(dependencies);
}

function hourAfter(start: Instant): DagRunInfo {
  const end = addSeconds(start, HOUR_SECONDS);
  return { logicalDate: start, dataInterval: { start, end }, runAfter: end };
}

async function createDue(): Promise<number> {
  return fixture.store.transaction((transaction) => createScheduledDagRuns(transaction, { now: fixture.now }));
}

const nextRun = () =>
  fixture.store.reader.selectFrom("dag").select(["nextLogicalDate", "nextRunAfter"]).executeTakeFirstOrThrow();

async function storeDag(given: object = {}): Promise<void> {
  const tasks = [aTask("a", { kind: "empty" })];
  await fixture.storeDag(aDag({ tasks, given: { startDate: NOON, ...given, schedule: OWN } }));
}

test("an author's timetable beside assets is asked, too", async () => {
  const condition = { kind: "asset", uri: "s3://b/orders", extra: {} } as const;
  const schedule = { kind: "assetsOrTime", condition, time: OWN } as const;
  await fixture.storeDag(aDag({ tasks: ["a"], given: { startDate: NOON, schedule } }));
  expect(await ask()).toBe(1);
  expect(await nextRun()).toMatchObject({ nextLogicalDate: NOON });
});

test("an author's timetable is asked when its Dag is loaded, and again for each run that was created", async () => {
  await storeDag();
  expect(await ask()).toBe(1);
  expect(await ask()).toBe(0);
  expect(await nextRun()).toEqual({ nextLogicalDate: NOON, nextRunAfter: addSeconds(NOON, HOUR_SECONDS) });
  expect(await createDue()).toBe(0);

  fixture.pass(HOUR_SECONDS);
  expect(await createDue()).toBe(1);
  expect(await createDue()).toBe(0);
  expect(await ask()).toBe(1);
  expect(asked.at(-1)).toMatchObject({
    dagId: "d",
    last: { start: NOON, end: addSeconds(NOON, HOUR_SECONDS) },
    restriction: { earliest: NOON, latest: null },
  });
  expect((await nextRun()).nextLogicalDate).toBe(addSeconds(NOON, HOUR_SECONDS));
});

test("while the Dag has as many active runs as it may, its next run has no moment of creation", async () => {
  await storeDag({ maxActiveRuns: 1 });
  await ask();
  fixture.pass(HOUR_SECONDS);
  await createDue();
  await ask();
  expect((await nextRun()).nextRunAfter).toBeNull();

  await fixture.startRuns();
  const { store, now } = fixture;
  await store.transaction((transaction) => updateNextDagRun(transaction, { dagId: "d", now }));
  await ask();
  expect((await nextRun()).nextRunAfter).toBe(addSeconds(NOON, 2 * HOUR_SECONDS));
});

test("a timetable that cannot answer is reported, and asked again after a while", async () => {
  await storeDag();
  expect(await ask({ fails: () => true })).toBe(1);
  expect(warnings).toHaveLength(1);
  expect(await ask()).toBe(0);
  fixture.pass(20);
  expect(await ask()).toBe(1);
  expect(await nextRun()).toMatchObject({ nextLogicalDate: NOON });
});

test("timetables that cannot answer keep no other from being asked, however many they are", async () => {
  const broken = Array.from({ length: 12 }, (_, index) => `broken_${index}`);
  for (const dagId of [...broken, "works"]) await storeDag({ dagId });
  while ((await ask({ fails: (dagId) => dagId !== "works" })) > 0);

  expect(asked).toHaveLength(13);
  const dags = await fixture.store.reader.selectFrom("dag").select(["dagId", "nextLogicalDate"]).execute();
  expect(dags.filter(({ nextLogicalDate }) => nextLogicalDate !== null)).toEqual([
    { dagId: "works", nextLogicalDate: NOON },
  ]);
});

test("a date that another run has already is stepped over, and so is the next", async () => {
  await storeDag();
  await ask();
  const dates = [0, 1, 2, 3].map((hours) => addSeconds(NOON, hours * HOUR_SECONDS));
  for (const date of dates.slice(1, 3)) await fixture.trigger("d", date);
  fixture.pass(5 * HOUR_SECONDS);
  for (let runs = 0; runs < 4; runs += 1) {
    expect(await createDue()).toBe(1);
    expect(await ask()).toBe(1);
  }

  const created = await fixture.store.reader
    .selectFrom("dagRun")
    .select("logicalDate")
    .orderBy("logicalDate")
    .execute();
  expect(created.map(({ logicalDate }) => logicalDate)).toEqual(dates);
  expect(await nextRun()).toMatchObject({ nextLogicalDate: addSeconds(NOON, 4 * HOUR_SECONDS) });
});

test("a timetable that names a date again that a run has is reported, and makes no scheduler run in circles", async () => {
  await storeDag();
  await ask();
  fixture.pass(HOUR_SECONDS);
  expect(await createDue()).toBe(1);
  expect(await ask({ standsStill: true })).toBe(1);
  expect(await ask({ standsStill: true })).toBe(0);
  expect(await createDue()).toBe(0);

  expect(warnings).toHaveLength(1);
  fixture.pass(20);
  expect(await ask()).toBe(1);
});
