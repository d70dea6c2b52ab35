import type { MetadataStore, MetadataTransaction } from "./metadata-store.ts";

/** Work that shares a transaction with others: its caller hears of it by itself. */
export interface SharedBody {
  /** What it writes about: two that write about the same are carried out one after the other. */
  readonly subjects: readonly string[];
  /** Rejects when it cannot be done. */
  readonly carryOut: (transaction: MetadataTransaction) => Promise<void>;
  /** Hands over what the last carrying out came to, once that is committed. */
  readonly settle: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Hands work over to be carried out by {@link transactTogether}.
 *
 * @param body does nothing but read and write through its transaction: it may be carried out twice.
 * @returns what comes of it, once that is committed.
 */
export function shareTransaction<Outcome>(
  waiting: SharedBody[],
  subjects: readonly string[],
  body: (transaction: MetadataTransaction) => Promise<Outcome>,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    let settle = () => {};
    const carryOut = async (transaction: MetadataTransaction) => {
      const outcome = await body(transaction);
      settle = () => resolve(outcome);
    };
    waiting.push({ subjects, carryOut, settle: () => settle(), reject });
  });
}

/**
 * Carries all out in one transaction. Where one of them fails, each is carried out once more by itself. Never rejects:
 * each caller hears of its own.
 */
export async function transactTogether(store: MetadataStore, bodies: readonly SharedBody[]): Promise<void> {
  try {
    await store.transaction(async (transaction) => {
      for (const turn of turnsOf(bodies)) await carryOutTogether(turn, transaction);
    });
  } catch (error) {
    // Where the database does not answer, nothing is wrong with any of them.
    if (bodies.length === 1 || store.isUnreachable(error)) for (const { reject } of bodies) reject(error);
    else for (const each of bodies) await transactTogether(store, [each]);
    return;
  }
  for (const { settle } of bodies) settle();
}

/** Those with a subject in common come in different turns, in their order. */
function turnsOf(bodies: readonly SharedBody[]): readonly (readonly SharedBody[])[] {
  const turns: SharedBody[][] = [];
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
async function carryOutTogether(bodies: readonly SharedBody[], transaction: MetadataTransaction): Promise<void> {
  const outcomes = await Promise.allSettled(bodies.map(({ carryOut }) => carryOut(transaction)));
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}
