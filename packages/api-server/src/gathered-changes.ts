import {
  type MetadataStore,
  type MetadataTransaction,
  type SharedBody,
  shareTransaction,
  transactTogether,
} from "@baram/metadata-store";

/** As many share a transaction at most, so that nobody else waits long for the database. */
const SHARED_AT_MOST = 16;

/**
 * Writes what requests ask for: what comes in the same turn of the event loop, or while the last was being written, shares
 * a transaction. A request that comes alone waits for nobody.
 *
 * For changes of which hundreds may come at once. Two hundred runs that are triggered together are created with a few
 * commits, and the scheduler hears of them as often.
 */
export class GatheredChanges {
  readonly #store: MetadataStore;
  readonly #waiting: SharedBody[] = [];
  #isWriting = false;

  constructor(store: MetadataStore) {
    this.#store = store;
  }

  /**
   * Carries out `body` in a transaction, which others may share. Where one of them fails, each is carried out once more
   * by itself: `body` does nothing but read and write through its transaction.
   */
  write<Outcome>(body: (transaction: MetadataTransaction) => Promise<Outcome>): Promise<Outcome> {
    const outcome = shareTransaction(this.#waiting, [], body);
    if (!this.#isWriting) {
      this.#isWriting = true;
      setImmediate(() => void this.#writeAll());
    }
    return outcome;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) await transactTogether(this.#store, this.#waiting.splice(0, SHARED_AT_MOST));
    this.#isWriting = false;
  }
}
