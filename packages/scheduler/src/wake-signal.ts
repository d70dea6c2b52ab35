/** Lets one loop sleep until it is woken or time is up. Being woken while awake makes the next sleep end at once. */
export class WakeSignal {
  #isSet = false;
  #wakeSleeper: (() => void) | null = null;

  set(): void {
    this.#isSet = true;
    this.#wakeSleeper?.();
  }

  /** Timers of Node count 32-bit milliseconds; a longer sleep ends early, and its caller looks and sleeps again. */
  sleep(seconds: number): Promise<"woken" | "time-is-up"> {
    if (this.#isSet) {
      this.#isSet = false;
      return Promise.resolve("woken");
    }
    return new Promise((resolve) => {
      const milliseconds = Math.min(Math.ceil(seconds * 1000), 2 ** 31 - 1);
      const timer = setTimeout(() => this.#end(resolve, "time-is-up"), milliseconds);
      this.#wakeSleeper = () => {
        clearTimeout(timer);
        this.#isSet = false;
        this.#end(resolve, "woken");
      };
    });
  }

  #end(resolve: (reason: "woken" | "time-is-up") => void, reason: "woken" | "time-is-up"): void {
    this.#wakeSleeper = null;
    resolve(reason);
  }
}
