import { findDueAlerts, type MetadataChange } from "@baram/metadata-store";
import { ListenerWatch } from "./listener-watch.ts";
import type { SchedulerDependencies } from "./scheduler-dependencies.ts";
import { deliverCallbacks } from "./steps/deliver-callbacks.ts";
import { lookAtDeadlines } from "./steps/look-at-deadlines.ts";

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
  #delivering: Promise<void> | null = null;
  /** Whether something is to be told that the delivery under way may have missed. */
  #deliversAgain = false;

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
    await this.#delivering;
  }

  /** Gives back what is being delivered, and resolves when that is done. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error("the scheduler is stopping"));
    await this.#listeners.stop();
    await this.rest();
  }

  #deliver(): void {
    this.#deliversAgain = this.#delivering !== null;
    this.#delivering ??= deliverCallbacks(this.#dependencies, this.#stopping.signal)
      .catch((error: unknown) => {
        this.#dependencies.logger.error("Callbacks were not delivered", { error });
        return 0;
      })
      .then((count) => {
        this.#delivering = null;
        // Where nothing was taken, what is due is left to the next look at everything.
        if (count === 0 && !this.#deliversAgain) return;
        this.#isDue = true;
        this.#wake();
      });
  }
}
