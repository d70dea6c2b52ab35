import type { MetadataStore, MetadataTransaction } from "@baram/metadata-store";

/** What was loaded waits this long at most for other files to be stored with it. */
const GATHERING_MILLISECONDS = 20;

interface WaitingBody {
  /** What it writes about: two that write about the same are carried out one after the other. */
  readonly subjects: readonly string[];
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
   *
   * @param subjects what it writes about, by any names: bodies with one in common are carried out one after the other.
   */
  write<Outcome>(
    subjects: readonly string[],
    body: (transaction: MetadataTransaction) => Promise<Outcome>,
  ): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      let settle = () => {};
      const carryOut = async (transaction: MetadataTransaction) => {
        const outcome = await body(transaction);
        settle = () => resolve(outcome);
      };
      this.#waiting.push({ subjects, carryOut, settle: () => settle(), reject });
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
        for (const turn of turnsOf(bodies)) await carryOutTogether(turn, transaction);
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

/** Those with a subject in common come in different turns, in their order. */
function turnsOf(bodies: readonly WaitingBody[]): readonly (readonly WaitingBody[])[] {
  const turns: WaitingBody[][] = [];
  const turnOf = new Map<string, number>();
  for (const body of bodies) {
    const place = Math.max(0, ...body.subjects.map((subject) => (turnOf.get(subject) ?? -1) + 1));
    for (const subject of body.subjects) turnOf.set(subject, place);
    const turn = turns[place];
    if (turn === undefined) turns.push([body]);
    else turn.push(body);
  }
  return turns;
}

/** Beside one another, so that on PostgreSQL the statements of all travel together. All have ended when this does. */
async function carryOutTogether(bodies: readonly WaitingBody[], transaction: MetadataTransaction): Promise<void> {
  const outcomes = await Promise.allSettled(bodies.map(({ carryOut }) => carryOut(transaction)));
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}
