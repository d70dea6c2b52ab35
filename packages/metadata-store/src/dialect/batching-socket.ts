import { Socket } from "node:net";

/**
 * A socket that sends what is written in one turn of the event loop at once.
 *
 * The queries of a transaction are written one by one although many are sent together. Each write would cost a call of
 * the kernel and wake the server for a part of the work, which then takes the processor from the part still to come.
 */
export class BatchingSocket extends Socket {
  #isHolding = false;

  override write(...given: unknown[]): boolean {
    if (!this.#isHolding) {
      this.#isHolding = true;
      this.cork();
      // After the promises that are already settled, whose queries so travel along.
      process.nextTick(() => {
        this.#isHolding = false;
        this.uncork();
      });
    }
    return super.write(...(given as [string]));
  }
}
