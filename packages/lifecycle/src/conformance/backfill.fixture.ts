import { type Instant, parseInstant, type SerializedDag, type SerializedSchedule } from "@baram/domain";
import { aDag } from "@baram/domain/fixture";
import { countBackfillDates, findBackfill, listBackfillDates } from "@baram/metadata-store";
import { advanceBackfill } from "../advance-backfill.ts";
import type { BackfillRequest } from "../backfill/prepare-backfill.ts";
import type { AttemptEnd } from "../batch/finished-attempt.ts";
import { type CreateBackfillOutcome, createBackfill } from "../create-backfill.ts";
import { type LifecycleFixture, NOON } from "../lifecycle.fixture.ts";
import { setDagPaused } from "../set-dag-paused.ts";

/** Midnight of a day of December 2023, before tests begin. */
export function day(number: number): Instant {
  return parseInstant(`2023-12-${String(number).padStart(2, "0")}T00:00:00Z`) as Instant;
}

/** The id of the run that a back-fill makes for a day. */
export function runIdOf(number: number): string {
  return `backfill__2023-12-${String(number).padStart(2, "0")}T00:00:00+00:00`;
}

/** Every midnight, in UTC. */
const DAILY: SerializedSchedule = {
  kind: "cron",
  expression: "0 0 * * *",
  timezone: "UTC",
  written: "@daily",
};

/** A Dag that runs every day, from long after the dates that are filled: they do not matter. */
export function aDailyDag(shape: Parameters<typeof aDag>[0]): SerializedDag {
  return aDag({ ...shape, given: { schedule: DAILY, startDate: NOON, ...shape.given } });
}

/** Back-fills of a test, in the hands of nobody but it. */
export class BackfillFixture {
  readonly #fixture: LifecycleFixture;

  constructor(fixture: LifecycleFixture) {
    this.#fixture = fixture;
  }

  /** Asks for the first to the third of the month, unless something else is asked for. */
  create(given: Partial<BackfillRequest> = {}): Promise<CreateBackfillOutcome> {
    const { store } = this.#fixture;
    return store.transaction((transaction) =>
      createBackfill(transaction, { ...this.request(given), createdBy: "ann" }),
    );
  }

  /** The same, where it is known to be possible. @returns its id. */
  async begin(given: Partial<BackfillRequest> = {}): Promise<number> {
    const outcome = await this.create(given);
    if (outcome.kind !== "created") throw new Error(`The back-fill was not made: ${JSON.stringify(outcome)}.`);
    return outcome.backfillId;
  }

  request(given: Partial<BackfillRequest>): BackfillRequest {
    return {
      dagId: "d",
      range: { from: day(1), to: day(3) },
      rerunBehavior: "none",
      isBackwards: false,
      maxActiveRuns: null,
      continuesOnFailure: false,
      marksSuccess: false,
      clearsTo: "newest",
      conf: {},
      taskIds: null,
      includeUpstream: true,
      pool: null,
      mayRetry: true,
      now: this.#fixture.now,
      ...given,
    };
  }

  /** One look at it, as far as it goes without an end of a run. @returns how many transactions that took. */
  async advance(backfillId: number): Promise<number> {
    const { store } = this.#fixture;
    for (let count = 1; ; count += 1) {
      const { now } = this.#fixture;
      const next = await store.transaction((transaction) => advanceBackfill(transaction, { backfillId, now }));
      if (next !== "at-once") return count;
    }
  }

  /** Works it off to its end, with the outcomes by task. @returns how it ended. */
  async workOff(backfillId: number, outcomes: Readonly<Record<string, AttemptEnd>> = {}): Promise<string> {
    for (let round = 0; round < 200; round += 1) {
      await this.advance(backfillId);
      const { state } = await this.find(backfillId);
      if (state !== "queued" && state !== "running") return state;
      await this.#fixture.runToEnd(outcomes);
    }
    throw new Error("The back-fill does not come to an end.");
  }

  async find(backfillId: number) {
    const found = await findBackfill(this.#fixture.store.reader, backfillId);
    if (found === null) throw new Error("There is no such back-fill.");
    return found;
  }

  /** `planned: 3` … where there are any. */
  async counts(backfillId: number): Promise<Readonly<Record<string, number>>> {
    const rows = await countBackfillDates(this.#fixture.store.reader, backfillId);
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }

  /** The state of each date, in order, with what was done for it. */
  async dates(backfillId: number): Promise<readonly string[]> {
    const rows = await listBackfillDates(this.#fixture.store.reader, { backfillId, limit: 1000, offset: 0 });
    return rows.map(({ state, action, reason }) => [state, action, reason].filter((part) => part !== null).join(" "));
  }

  /** `run id: state` of every run of a Dag, by date. */
  async runs(dagId = "d"): Promise<readonly string[]> {
    const rows = await this.#fixture.store.reader
      .selectFrom("dagRun")
      .select(["runId", "state"])
      .where("dagId", "=", dagId)
      .orderBy("logicalDate")
      .execute();
    return rows.map(({ runId, state }) => `${runId}: ${state}`);
  }

  async setPaused(isPaused: boolean): Promise<void> {
    const { store, now } = this.#fixture;
    await store.transaction((transaction) => setDagPaused(transaction, { dagId: "d", isPaused, now }));
  }
}
