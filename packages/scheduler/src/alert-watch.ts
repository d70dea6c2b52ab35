import { findDueAlerts, type MetadataChange } from "@baram/metadata-store";
import { ListenerWatch } from "./listener-watch.ts";
import type { SchedulerDependencies } from "./scheduler-dependencies.ts";
import { deliverCallbacks } from "./steps/deliver-callbacks.ts";
import { lookAtDeadlines } from "./steps/look-at-deadlines.ts";

/** How many callbacks are under way at once: one that takes long keeps one place, and holds up no other. */
const CALLBACKS_AT_ONCE = 8;

/**
 * Sees to deadlines that have come and to what author code is to be told.
 *
 * Woken by what is committed and by timers; a look finds by one query whether anything is due, which mostly nothing is.
 */
export class AlertWatch {
  readonly #dependencies: SchedulerDependencies;
  readonly #wake: () => void;
  readonly #listeners: ListenerWatch;
  readonly #stopping = new AbortController();
  #isDue = true;
  readonly #deliveries = new Set<Promise<void>>();
  #isTaking = false;
  /** How many callbacks are under way. */
  #underWay = 0;
  /** Whether something is due that was not taken, for want of a place or because others were being taken. */
  #hasMore = false;

  constructor(dependencies: SchedulerDependencies, wake: () => void) {
    this.#dependencies = dependencies;
    this.#wake = wake;
    this.#listeners = new ListenerWatch(dependencies);
  }

  get isDue(): boolean {
    return this.#isDue;
  }

  lookAtAll(): void {
    this.#isDue = true;
    this.#listeners.deliver();
  }

  /** @returns whether there may be a moment to wake at that was not known before. */
  hear({ kind }: MetadataChange): boolean {
    if (kind === "listenerEvent") this.#listeners.deliver();
    const isAlert = kind === "callback" || kind === "deadline";
    if (isAlert) this.#isDue = true;
    return isAlert;
  }

  /** Looks at what is due by now; author code is told beside the passes, which do not wait for it. */
  async workOff(): Promise<void> {
    this.#listeners.deliver();
    // What is noted from here on is looked at again.
    this.#isDue = false;
    const { store, clock } = this.#dependencies;
    const due = await findDueAlerts(store.reader, { now: clock.now() });
    if (await lookAtDeadlines(this.#dependencies, due)) this.#isDue = true;
    if (due.callbacks) this.#deliver();
  }

  /** Resolves when no author code is being told of anything. */
  async rest(): Promise<void> {
    await Promise.all(this.#deliveries);
  }

  /** Gives back what is being delivered, and resolves when that is done. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error("the scheduler is stopping"));
    await this.#listeners.stop();
    await this.rest();
  }

  #deliver(): void {
    const limit = CALLBACKS_AT_ONCE - this.#underWay;
    this.#hasMore = this.#isTaking || limit <= 0;
    if (this.#hasMore) return;
    this.#isTaking = true;
    let hasTaken = false;
    const delivery = deliverCallbacks(this.#dependencies, this.#stopping.signal, {
      limit,
      onTaken: (count) => {
        hasTaken = true;
        this.#isTaking = false;
        this.#underWay += count;
        this.#lookAgain(count === limit);
      },
      onEnd: () => {
        this.#underWay -= 1;
        this.#lookAgain();
      },
    })
      .catch((error: unknown) => this.#dependencies.logger.error("Callbacks were not delivered", { error }))
      .then(() => {
        this.#deliveries.delete(delivery);
        if (hasTaken) return;
        this.#isTaking = false;
        this.#lookAgain();
      });
    this.#deliveries.add(delivery);
  }

  /** Where nothing is left over, what comes is heard of, and what was not taken is found by the next look at everything. */
  #lookAgain(hasMore = this.#hasMore): void {
    this.#hasMore ||= hasMore;
    if (!this.#hasMore || this.#underWay >= CALLBACKS_AT_ONCE) return;
    this.#hasMore = false;
    this.#isDue = true;
    this.#wake();
  }
}
