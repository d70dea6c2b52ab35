/** Lets at most so many pieces of work run at once; the others wait in line. */
export class WorkLimit {
  readonly #maximum: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(maximum: number) {
    this.#maximum = maximum;
  }

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#maximum) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await work();
    } finally {
      // The place goes straight to the next in line, so that no latecomer slips in between.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
