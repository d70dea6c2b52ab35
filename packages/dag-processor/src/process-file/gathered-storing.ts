import {
  type MetadataStore,
  type MetadataTransaction,
  type SharedBody,
  shareTransaction,
  transactTogether,
} from "@baram/metadata-store";

/** What was loaded waits this long at most for other files to be stored with it. */
const GATHERING_MILLISECONDS = 20;

/**
 * Stores what came of Dag files: of many that are loaded at the same time in one transaction, of one alone at once.
 *
 * A folder of a thousand files is then stored with some fifty commits, and whoever listens is told as often.
 */
export class GatheredStoring {
  readonly #store: MetadataStore;
  #filesUnderWay = 0;
  readonly #waiting: SharedBody[] = [];
  #timer: NodeJS.Timeout | null = null;
  #isStoring = false;

  constructor(store: MetadataStore) {
    this.#store = store;
  }

  /** Carries out the work on one file: while there is such work, what has come of other files may wait for it. */
  async during<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    this.#filesUnderWay += 1;
    try {
      return await work();
    } finally {
      this.#filesUnderWay -= 1;
      this.#look();
    }
  }

  /**
   * Carries out `body` in a transaction, which others may share. Where one of them fails, each is carried out once more
   * by itself: `body` does nothing but write.
   *
   * @param subjects what it writes about, by any names: bodies with one in common are carried out one after the other.
   */
  write<Outcome>(
    subjects: readonly string[],
    body: (transaction: MetadataTransaction) => Promise<Outcome>,
  ): Promise<Outcome> {
    const outcome = shareTransaction(this.#waiting, subjects, body);
    this.#look();
    return outcome;
  }

  #look(): void {
    if (this.#waiting.length === 0 || this.#isStoring) return;
    if (this.#waiting.length >= this.#filesUnderWay) void this.#storeAll();
    else this.#timer ??= setTimeout(() => void this.#storeAll(), GATHERING_MILLISECONDS);
  }

  async #storeAll(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#isStoring = true;
    await transactTogether(this.#store, this.#waiting.splice(0));
    this.#isStoring = false;
    this.#look();
  }
}
