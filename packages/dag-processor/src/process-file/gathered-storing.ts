import type { MetadataStore, MetadataTransaction } from "@baram/metadata-store";

/** What was loaded waits this long at most for other files to be stored with it. */
const GATHERING_MILLISECONDS = 20;

interface WaitingBody {
  /** Rejects when it cannot be stored. */
  readonly carryOut: (transaction: MetadataTransaction) => Promise<void>;
  /** Hands over what the last carrying out came to, once that is committed. */
  readonly settle: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Stores what came of Dag files: of many that are loaded at the same time in one transaction, of one alone at once.
 *
 * A folder of a thousand files is then stored with some fifty commits, and whoever listens is told as often.
 */
export class GatheredStoring {
  readonly #store: MetadataStore;
  #filesUnderWay = 0;
  readonly #waiting: WaitingBody[] = [];
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
   */
  write<Outcome>(body: (transaction: MetadataTransaction) => Promise<Outcome>): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      let settle = () => {};
      const carryOut = async (transaction: MetadataTransaction) => {
        const outcome = await body(transaction);
        settle = () => resolve(outcome);
      };
      this.#waiting.push({ carryOut, settle: () => settle(), reject });
      this.#look();
    });
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
    await this.#storeTogether(this.#waiting.splice(0));
    this.#isStoring = false;
    this.#look();
  }

  async #storeTogether(bodies: readonly WaitingBody[]): Promise<void> {
    try {
      await this.#store.transaction(async (transaction) => {
        for (const { carryOut } of bodies) await carryOut(transaction);
      });
    } catch (error) {
      // Where the database does not answer, nothing is wrong with any of them.
      if (bodies.length === 1 || this.#store.isUnreachable(error)) for (const { reject } of bodies) reject(error);
      else for (const each of bodies) await this.#storeTogether([each]);
      return;
    }
    for (const { settle } of bodies) settle();
  }
}
