import type { MetadataChange } from "@baram/metadata-store";

/**
 * Keeps in mind whether all that is scheduled has room, so that what an attempt leaves may go to what follows it without a
 * look at pools and limits. A look finds that out; whatever may have changed it since is heard of.
 */
export class RoomWatch {
  #hasRoom = false;
  /** Whether something was heard since the last look began. */
  #hasHeard = false;

  /** Carries out a transaction that may look. @param transact is told whether there is room, and says so of its end. */
  async during<Outcome extends { readonly hasRoom?: boolean }>(
    transact: (hasRoom: boolean) => Promise<Outcome>,
  ): Promise<Outcome> {
    const hadRoom = this.#hasRoom;
    this.#hasRoom = false;
    this.#hasHeard = false;
    const outcome = await transact(hadRoom);
    this.#hasRoom = outcome.hasRoom === true && !this.#hasHeard;
    return outcome;
  }

  /**
   * Takes in what was committed, without states that were passed: something waits, or limits of a pool or a Dag may be
   * others.
   */
  hear(changes: readonly MetadataChange[]): void {
    for (const change of changes) {
      const isScheduled = change.kind === "taskInstance" && change.state === "scheduled";
      const isOfDag = change.kind === "dag" && change.isNew !== true;
      if (isScheduled || isOfDag || change.kind === "everything") this.#lose();
    }
  }

  #lose(): void {
    this.#hasRoom = false;
    this.#hasHeard = true;
  }
}
