import type { Instant } from "@baram/domain";
import { findNextMoment, type MetadataReader } from "@baram/metadata-store";

/** The next moment at which time alone makes something due: read when it may be another, kept as long as it is the same. */
export class NextMoment {
  #at: Instant | null = null;
  #isStale = true;
  /** When the last look at all that time brings began: what came due before it has been found. */
  #lookedAt: Instant;

  constructor(now: Instant) {
    this.#lookedAt = now;
  }

  /** Whether it has to be read. */
  get isStale(): boolean {
    return this.#isStale;
  }

  /** All that time brings is looked at from now on. */
  lookAt(now: Instant): void {
    this.#lookedAt = now;
  }

  /** Has it read anew: what it was made of has changed. */
  forget(): void {
    this.#isStale = true;
  }

  /** Takes in a moment that has been heard of. @returns whether it is now the next. */
  hear(moment: Instant): boolean {
    if (moment <= this.#lookedAt || (this.#at !== null && this.#at <= moment)) return false;
    this.#at = moment;
    return true;
  }

  /** The next moment, which may have passed while its reader was busy; `null` when nothing waits for time. */
  async read(reader: MetadataReader): Promise<Instant | null> {
    if (this.#isStale) {
      this.#isStale = false;
      this.#at = null;
      const found = await findNextMoment(reader, { after: this.#lookedAt });
      // One that was heard of meanwhile may come before it.
      if (found !== null) this.hear(found);
    }
    return this.#at;
  }
}
