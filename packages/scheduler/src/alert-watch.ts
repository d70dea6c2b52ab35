import type { MetadataChange } from "@baram/metadata-store";
import type { SchedulerDependencies } from "./scheduler-dependencies.ts";
import { deliverCallbacks } from "./steps/deliver-callbacks.ts";
import { lookAtDeadlines } from "./steps/look-at-deadlines.ts";

/** Knows whether deadlines are to be looked at and whether author code is to be told of something, and sees to both. */
export class AlertWatch {
  readonly #dependencies: SchedulerDependencies;
  readonly #wake: () => void;
  readonly #stopping = new AbortController();
  #mayHaveDeadlines = true;
  #mayHaveCallbacks = true;
  #delivering: Promise<void> | null = null;

  constructor(dependencies: SchedulerDependencies, wake: () => void) {
    this.#dependencies = dependencies;
    this.#wake = wake;
  }

  get isDue(): boolean {
    return this.#mayHaveDeadlines || (this.#mayHaveCallbacks && this.#delivering === null);
  }

  lookAtAll(): void {
    this.#mayHaveDeadlines = true;
    this.#mayHaveCallbacks = true;
  }

  /** @returns whether there may be a moment to wake at that was not known before. */
  hear({ kind }: MetadataChange): boolean {
    if (kind === "callback") this.#mayHaveCallbacks = true;
    if (kind === "deadline") this.#mayHaveDeadlines = true;
    return kind === "callback" || kind === "deadline";
  }

  /** Looks at what is due by now; author code is told beside the passes, which do not wait for it. */
  async workOff(): Promise<void> {
    if (this.#mayHaveDeadlines) {
      // What is noted while it is looked at is looked at again.
      this.#mayHaveDeadlines = false;
      if ((await lookAtDeadlines(this.#dependencies)) > 0) this.#mayHaveDeadlines = true;
    }
    if (!this.#mayHaveCallbacks || this.#delivering !== null) return;
    this.#mayHaveCallbacks = false;
    this.#delivering = deliverCallbacks(this.#dependencies, this.#stopping.signal)
      .catch((error: unknown) => {
        this.#dependencies.logger.error("Callbacks were not delivered", { error });
        return 0;
      })
      .then((count) => {
        this.#delivering = null;
        if (count > 0) this.#mayHaveCallbacks = true;
        this.#wake();
      });
  }

  /** Resolves when no author code is being told of anything. */
  async rest(): Promise<void> {
    await this.#delivering;
  }

  /** Gives back what is being delivered, and resolves when that is done. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error("the scheduler is stopping"));
    await this.rest();
  }
}
