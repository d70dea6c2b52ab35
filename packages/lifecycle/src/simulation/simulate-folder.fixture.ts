import { randomUUID } from "node:crypto";
import { type Instant, instantFromMicroseconds, runIdFor, type SerializedDag } from "@baram/domain";
import type { StartedTaskInstance } from "../batch/started-task-instance.ts";
import { finishTaskInstances } from "../finish-task-instances.ts";
import { FAILURE, LifecycleFixture, SUCCESS } from "../lifecycle.fixture.ts";
import { setDagPaused } from "../set-dag-paused.ts";
import { daysAfter, type SimulatedAct, simulate } from "../simulation.fixture.ts";
import { startTaskInstances } from "../start-task-instances.ts";
import { mixedDags } from "./mixed-dags.fixture.ts";
import { naiveLogicalDates, type Pause } from "./naive-timetable.fixture.ts";

/** How long is simulated; `npm run simulate` lets a year pass. */
export const SIMULATED_DAYS = Number(process.env["BARAM_SIMULATED_DAYS"] ?? 16);

const PAUSED_DAG_IDS = ["hourly_paused", "hourly_paused_catchup"];
const MINUTE = 60_000_000;

/** The run ids that each Dag has in the end, and those it ought to have. */
export interface SimulatedFolder {
  readonly dags: readonly SerializedDag[];
  readonly runIds: ReadonlyMap<string, readonly string[]>;
  readonly expectedRunIds: ReadonlyMap<string, readonly string[]>;
}

/** Lets so many days of fifty mixed Dags pass on a virtual clock, in memory, with pauses, failures and retries. */
export async function simulateFolder({
  from,
  days,
}: {
  readonly from: Instant;
  readonly days: number;
}): Promise<SimulatedFolder> {
  const fixture = await LifecycleFixture.open("sqlite::memory:");
  try {
    fixture.now = from;
    const dags = mixedDags(from);
    for (const dag of dags) await fixture.storeDag(dag);
    const until = daysAfter(from, days);
    const pause = { from: later(daysAfter(from, 10), 7), until: later(daysAfter(from, 13), 11) };
    await simulate(fixture.store, { from, until, acts: actsOf(fixture, pause), work: (now) => workAt(fixture, now) });
    const expectedRunIds = new Map<string, readonly string[]>();
    for (const dag of dags) {
      const simulated = { from, until, pause: PAUSED_DAG_IDS.includes(dag.dagId) ? pause : null };
      const dates = naiveLogicalDates(dag, simulated);
      expectedRunIds.set(
        dag.dagId,
        dates.map((date) => runIdFor("scheduled", date)),
      );
    }
    return { dags, runIds: await readRunIds(fixture), expectedRunIds };
  } finally {
    await fixture.close();
  }
}

function later(at: Instant, minutes: number): Instant {
  return instantFromMicroseconds(at + minutes * MINUTE);
}

function actsOf({ store }: LifecycleFixture, pause: Pause): readonly SimulatedAct[] {
  return [
    { at: pause.from, isPaused: true },
    { at: pause.until, isPaused: false },
  ].map(({ at, isPaused }) => ({
    at,
    act: () =>
      store.transaction(async (transaction) => {
        for (const dagId of PAUSED_DAG_IDS) await setDagPaused(transaction, { dagId, isPaused, now: at });
      }),
  }));
}

/** Starts what may start and ends it in the same moment. */
async function workAt({ store }: LifecycleFixture, now: Instant): Promise<boolean> {
  return store.transaction(async (transaction) => {
    const input = { hostname: "test", jobId: 1, leaseSeconds: 30, newLeaseToken: randomUUID, now };
    const started = await startTaskInstances(transaction, { ...input, freeSlots: 32 });
    if (started.length === 0) return false;
    await finishTaskInstances(transaction, { now, attempts: started.map((attempt) => finished(attempt, now)) });
    return true;
  });
}

function finished({ instance, leaseToken }: StartedTaskInstance, now: Instant) {
  const { id, dagId, tryNumber, logicalDate } = instance;
  const isUnlucky = dagId.startsWith("retries") && tryNumber === 1 && Math.floor(logicalDate / 3_600_000_000) % 3 === 0;
  return {
    taskInstanceId: id,
    leaseToken,
    outcome: dagId === "fails" || isUnlucky ? FAILURE : SUCCESS,
    endedAt: now,
    processId: 1,
    renderedFields: null,
    renderedMapIndex: null,
  };
}

async function readRunIds({ store }: LifecycleFixture): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await store.reader.selectFrom("dagRun").select(["dagId", "runId"]).orderBy("logicalDate").execute();
  const runIds = new Map<string, string[]>();
  for (const { dagId, runId } of rows) {
    const ofDag = runIds.get(dagId);
    if (ofDag === undefined) runIds.set(dagId, [runId]);
    else ofDag.push(runId);
  }
  return runIds;
}
