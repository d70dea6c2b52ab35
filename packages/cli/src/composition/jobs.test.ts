import { addSeconds, type Instant } from "@baram/domain";
import { insertJob, listRunningJobs, MetadataStore } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Configuration } from "../configuration/configuration.ts";
import { Jobs } from "./jobs.ts";

const NOON = 1_704_110_400_000_000 as Instant;
/** No process has a number as high. */
const NO_PROCESS = 2 ** 30;
const THRESHOLD_SECONDS = 30;

let store: MetadataStore;
let now: Instant;
let jobs: Jobs;
let errors: string[];
let isAway: boolean;

beforeEach(async () => {
  store = new MetadataStore({ url: "sqlite::memory:" });
  await store.migrate();
  now = NOON;
  errors = [];
  isAway = false;
  jobs = new Jobs({
    store: Object.create(store, {
      reader: {
        get: () => {
          if (isAway) throw new Error("away");
          return store.reader;
        },
      },
      transaction: {
        value: (body: Parameters<MetadataStore["transaction"]>[0]) =>
          isAway ? Promise.reject(new Error("away")) : store.transaction(body),
      },
    }) as MetadataStore,
    isEmbedded: false,
    configuration: {
      scheduler: { scheduler_health_check_threshold: THRESHOLD_SECONDS, job_heartbeat_sec: 5 },
    } as Configuration,
    hostname: "here",
    clock: { now: () => now },
    logger: {
      error: (message: string) => errors.push(message),
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
    },
  });
  await jobs.register("SchedulerJob");
});
afterEach(async () => {
  isAway = false;
  await jobs.end();
  await store.close();
});

function another(hostname: string, processId: number): Promise<number> {
  return store.transaction((transaction) =>
    insertJob(transaction, { jobType: "SchedulerJob", hostname, processId, now }),
  );
}

function pass(seconds: number): void {
  now = addSeconds(now, seconds);
}

test("a process of this machine is dead as soon as it is gone, and its number may be this process's own", async () => {
  const gone = await another("here", NO_PROCESS);
  const formerly = await another("here", process.pid);
  await another("here", process.ppid);
  expect(await jobs.findDead()).toEqual([gone, formerly]);
});

test("a process of another machine is dead when it was silent for too long", async () => {
  const elsewhere = await another("there", process.pid);
  pass(THRESHOLD_SECONDS);
  expect(await jobs.findDead()).toEqual([]);
  pass(1);
  expect(await jobs.findDead()).toEqual([elsewhere]);
});

test("after the database was away, the silence of others says nothing until they had time to speak", async () => {
  const elsewhere = await another("there", process.pid);
  pass(40);
  isAway = true;
  await jobs.sendHeartbeat();
  expect(errors).toHaveLength(1);
  isAway = false;
  await jobs.sendHeartbeat();
  expect(await jobs.findDead()).toEqual([]);
  pass(THRESHOLD_SECONDS + 1);
  await jobs.sendHeartbeat();
  expect(await jobs.findDead()).toEqual([elsewhere]);
});

test("a process that others have found dead, and that lives on, says so", async () => {
  const [own] = (await listRunningJobs(store.reader)).map(({ id }) => id);
  await jobs.recordDead([own ?? 0]);
  expect(await listRunningJobs(store.reader)).toEqual([]);
  await jobs.sendHeartbeat();
  expect((await listRunningJobs(store.reader)).map(({ id }) => id)).toEqual([own]);
});

test("a process says which of its duties it does not do, and that it stops", async () => {
  expect(jobs.explainIdleness(["SchedulerJob"])).toBeNull();
  expect(jobs.explainIdleness(["SchedulerJob", "TriggererJob"])).toBe(
    "The TriggererJob of this process has not started.",
  );
  isAway = true;
  await jobs.sendHeartbeat();
  expect(jobs.explainIdleness(["SchedulerJob"])).toBe("The heartbeat of this process could not be written.");
  isAway = false;
  await jobs.sendHeartbeat();
  expect(jobs.explainIdleness(["SchedulerJob"])).toBeNull();
  await jobs.announceStop();
  expect(jobs.explainIdleness([])).toBe("The process is stopping.");
});

test("what follows a heartbeat is told how all jobs stood with it, and asks for nothing to find the dead", async () => {
  const gone = await another("here", NO_PROCESS);
  const dead: (readonly number[])[] = [];
  jobs.onHeartbeat(async (running) => {
    isAway = true;
    dead.push(await jobs.findDead(running));
  });
  pass(1);
  await jobs.sendHeartbeat();
  expect(dead).toEqual([[gone]]);
});

test("what follows a heartbeat is done after it, and its failure ends nothing", async () => {
  let count = 0;
  jobs.onHeartbeat(async () => {
    count += 1;
    throw new Error("no");
  });
  await jobs.sendHeartbeat();
  await jobs.sendHeartbeat();
  expect(count).toBe(2);
  expect(errors).toHaveLength(2);
});
