/** Reports wait this long at most for others to be written with them. */
const GATHERING_MILLISECONDS = 20;

/**
 * Says when reports that have arrived are to be written.
 *
 * Those that can be read in the same moment are written together. While more work has been started than runners carry
 * out, nobody waits for the next task of a run to be started, and reports are gathered until there are as many as work
 * is left in line, or a moment is over: commits are fewer, the runners stay busy, and each report is written sooner than
 * if every one had a commit to itself.
 */
export class ReportGathering {
  readonly #backlog: () => number;
  readonly #onGathered: () => void;
  #isReading = false;
  #timer: NodeJS.Timeout | null = null;

  /**
   * @param backlog how many workloads have been started that no runner carries out yet.
   * @param onGathered called once for what has arrived since it was called last.
   */
  constructor(backlog: () => number, onGathered: () => void) {
    this.#backlog = backlog;
    this.#onGathered = onGathered;
  }

  /** Whether reports have arrived that others are waited for to join. */
  get isOpen(): boolean {
    return this.#isReading || this.#timer !== null;
  }

  /** @param count how many reports there are to be written, with the one that has just arrived. */
  add(count: number): void {
    if (this.#isReading) return;
    if (this.#backlog() > count) {
      this.#timer ??= setTimeout(() => this.#close(), GATHERING_MILLISECONDS);
      return;
    }
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    // Reports from several runners that can be read by now are read before the loop goes on.
    this.#isReading = true;
    setImmediate(() => this.#close());
  }

  #close(): void {
    this.#isReading = false;
    this.#timer = null;
    this.#onGathered();
  }
}
