import { type Clock, type Instant, type Measurements, secondsBetween } from "@baram/domain";

/** How long the loads of Dag files take, and how long ago they were. */
export class ParseStatistics {
  readonly #measurements: Measurements;
  readonly #clock: Clock;
  readonly #byPath = new Map<string, { readonly seconds: number; readonly endedAt: Instant }>();
  #loadingCount = 0;

  constructor(measurements: Measurements, clock: Clock) {
    this.#measurements = measurements;
    this.#clock = clock;
  }

  /** Measures a load. One that throws is not counted. */
  async measure<Result>(relativePath: string, load: () => Promise<Result>): Promise<Result> {
    const begun = this.#clock.now();
    this.#loadingCount += 1;
    try {
      const result = await load();
      const endedAt = this.#clock.now();
      const seconds = secondsBetween(begun, endedAt);
      this.#byPath.set(relativePath, { seconds, endedAt });
      this.#measurements.observe("dag_processing.last_duration", labelsOf(relativePath), seconds);
      return result;
    } finally {
      this.#loadingCount -= 1;
    }
  }

  /** Counts a file that has taken too long. */
  timedOut(relativePath: string): void {
    this.#measurements.count("dag_processing.processor_timeouts", labelsOf(relativePath));
  }

  /** The file is gone. */
  forget(relativePath: string): void {
    this.#byPath.delete(relativePath);
  }

  /** Sets what holds now. */
  setGauges({ waitingCount }: { readonly waitingCount: number }): void {
    const now = this.#clock.now();
    let total = 0;
    this.#measurements.reset("dag_processing.last_run.seconds_ago");
    for (const [relativePath, { seconds, endedAt }] of this.#byPath) {
      total += seconds;
      const ago = secondsBetween(endedAt, now);
      this.#measurements.set("dag_processing.last_run.seconds_ago", ago, labelsOf(relativePath));
    }
    this.#measurements.set("dag_processing.total_parse_time", total);
    this.#measurements.set("dag_processing.processes", this.#loadingCount);
    this.#measurements.set("dag_processing.file_path_queue_size", waitingCount);
  }
}

/** Parity: a file goes by its name without the ending; files of folders by their path, so that no two are one. */
function labelsOf(relativePath: string): { readonly file_name: string } {
  return { file_name: relativePath.replace(/\.[^./]+$/, "") };
}
