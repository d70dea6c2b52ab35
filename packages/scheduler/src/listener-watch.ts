import type { SchedulerDependencies } from "./scheduler-dependencies.ts";
import { deliverToListeners } from "./steps/deliver-to-listeners.ts";

/** How long a scheduler that stops waits for listeners; whom it does not reach, the next one tells. */
const STOPPING_MILLISECONDS = 2000;

/** Has listeners told of what happens, beside the passes, which do not wait for them. Does nothing where nobody listens. */
export class ListenerWatch {
  readonly #dependencies: SchedulerDependencies;
  #delivering: Promise<void> | null = null;
  /** Whether something is to be told that the delivery under way may have missed. */
  #deliversAgain = false;
  #isStopped = false;

  constructor(dependencies: SchedulerDependencies) {
    this.#dependencies = dependencies;
  }

  /** Looks for what is to be told, now or as soon as the delivery under way is over. */
  deliver(): void {
    if (this.#dependencies.tellListeners === undefined || this.#isStopped) return;
    this.#deliversAgain = this.#delivering !== null;
    this.#delivering ??= deliverToListeners(this.#dependencies)
      .catch((error: unknown) => {
        this.#dependencies.logger.error("Listeners were not told", { error });
        return 0;
      })
      .then((count) => {
        this.#delivering = null;
        // Where nothing was taken, what is due is left to the next look at everything.
        if (count > 0 || this.#deliversAgain) this.deliver();
      });
  }

  /** Resolves when no listener is being told of anything. */
  async rest(): Promise<void> {
    while (this.#delivering !== null) await this.#delivering;
  }

  /** Has told what there is, that this scheduler stops among it, as far as listeners are quick about it. */
  async stop(): Promise<void> {
    this.deliver();
    let timer: NodeJS.Timeout | undefined;
    const isOver = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, STOPPING_MILLISECONDS);
    });
    await Promise.race([this.rest(), isOver]);
    clearTimeout(timer);
    this.#isStopped = true;
  }
}
