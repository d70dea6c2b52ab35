import { isActiveBackfillState } from "@baram/domain";
import { listActiveBackfills, type MetadataChange } from "@baram/metadata-store";
import type { SchedulerDependencies } from "./scheduler-dependencies.ts";
import { advanceBackfills } from "./steps/advance-backfills.ts";
import { planOwnDates } from "./steps/plan-own-dates.ts";

/** What is known of a back-fill that is not over. */
interface WatchedBackfill {
  readonly dagId: string;
  readonly isPaused: boolean;
}

/**
 * Knows which back-fills may go on: new and resumed ones, and those of which a run has ended.
 *
 * While there is none, the end of a run costs one look into an empty map. What an event lost is found when all are
 * looked at.
 */
export class BackfillWatch {
  readonly #dependencies: SchedulerDependencies;
  readonly #wake: () => void;
  readonly #watched = new Map<number, WatchedBackfill>();
  readonly #due = new Set<number>();
  #isAllDue = true;
  /** Those whose dates are to be asked of author code. */
  readonly #toPlan = new Set<number>();
  #planning: Promise<void> | null = null;

  constructor(dependencies: SchedulerDependencies, wake: () => void) {
    this.#dependencies = dependencies;
    this.#wake = wake;
  }

  /** Whether one is to be looked at. */
  get isDue(): boolean {
    return this.#isAllDue || this.#due.size > 0;
  }

  lookAtAll(): void {
    this.#isAllDue = true;
  }

  hear(change: MetadataChange): void {
    switch (change.kind) {
      case "backfill":
        this.#hearBackfill(change);
        return;
      case "dagRun":
        if (change.state === "success" || change.state === "failed") this.#lookAtThoseOf(change.dagId);
        return;
      case "dag":
        // It is there again, or a run of it has been deleted.
        this.#lookAtThoseOf(change.dagId);
        return;
      default:
    }
  }

  /** Works off those that are due, each by one stretch. */
  async workOff(): Promise<void> {
    if (this.#isAllDue) await this.#readAll();
    const due = [...this.#due];
    this.#due.clear();
    const { goOn, awaitPlan } = await advanceBackfills(this.#dependencies, due);
    for (const backfillId of goOn) this.#due.add(backfillId);
    for (const backfillId of awaitPlan) this.#toPlan.add(backfillId);
    if (this.#toPlan.size > 0) this.#plan();
  }

  /** Resolves when nothing is asked of author code any more. */
  async rest(): Promise<void> {
    await this.#planning;
  }

  async #readAll(): Promise<void> {
    this.#isAllDue = false;
    this.#watched.clear();
    for (const { id, dagId, state } of await listActiveBackfills(this.#dependencies.store.reader)) {
      this.#watched.set(id, { dagId, isPaused: state === "paused" });
      this.#due.add(id);
    }
  }

  #hearBackfill({ backfillId, dagId, state }: Extract<MetadataChange, { kind: "backfill" }>): void {
    if (!isActiveBackfillState(state)) {
      this.#watched.delete(backfillId);
      return;
    }
    const known = this.#watched.get(backfillId);
    const isPaused = state === "paused";
    // What it says of its own progress is no reason to look again.
    if (known === undefined || (known.isPaused && !isPaused)) this.#due.add(backfillId);
    this.#watched.set(backfillId, { dagId, isPaused });
  }

  #lookAtThoseOf(dagId: string): void {
    for (const [backfillId, watched] of this.#watched) if (watched.dagId === dagId) this.#due.add(backfillId);
  }

  /** Beside the passes, which do not wait for author code; a stretch of each in turn. */
  #plan(): void {
    this.#planning ??= this.#planAll().then(() => {
      this.#planning = null;
      if (this.#toPlan.size > 0) this.#plan();
      this.#wake();
    });
  }

  async #planAll(): Promise<void> {
    for (const backfillId of this.#toPlan) {
      this.#toPlan.delete(backfillId);
      try {
        if (await planOwnDates(this.#dependencies, backfillId)) this.#due.add(backfillId);
      } catch (error) {
        this.#dependencies.logger.error("The dates of a back-fill were not asked", { backfillId, error });
      }
    }
  }
}
