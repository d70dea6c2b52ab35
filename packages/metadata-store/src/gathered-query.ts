import type { MetadataTransaction } from "./metadata-store.ts";

/** Asks all at once. @returns what each came to, in their order. */
type AskAll<Input, Output> = (transaction: MetadataTransaction, inputs: readonly Input[]) => Promise<readonly Output[]>;

interface Ask<Input, Output> {
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Puts together what those who share a transaction ask of it in the same turn, before anything else happens: a statement
 * costs about the same for one row and for twenty. Whoever asks alone waits for nobody.
 *
 * For writes that have nothing to do with one another. They are sent when what runs now has come to its end: what is sent in
 * the same breath may go before them.
 */
export class GatheredQuery<Input, Output> {
  readonly #askAll: AskAll<Input, Output>;
  readonly #waiting = new WeakMap<MetadataTransaction, Ask<Input, Output>[]>();

  constructor(askAll: AskAll<Input, Output>) {
    this.#askAll = askAll;
  }

  ask(transaction: MetadataTransaction, input: Input): Promise<Output> {
    return new Promise((resolve, reject) => {
      const ask = { input, resolve, reject };
      const waiting = this.#waiting.get(transaction);
      if (waiting !== undefined) {
        waiting.push(ask);
        return;
      }
      const asks = [ask];
      this.#waiting.set(transaction, asks);
      queueMicrotask(() => void this.#send(transaction, asks));
    });
  }

  async #send(transaction: MetadataTransaction, asks: readonly Ask<Input, Output>[]): Promise<void> {
    this.#waiting.delete(transaction);
    try {
      const outputs = await this.#askAll(
        transaction,
        asks.map(({ input }) => input),
      );
      for (const [index, { resolve }] of asks.entries()) resolve(outputs[index] as Output);
    } catch (error) {
      for (const { reject } of asks) reject(error);
    }
  }
}
