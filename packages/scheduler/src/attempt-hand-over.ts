import type { Workload } from "@baram/execution-api";
import type { StartedTaskInstance, TaskPlace } from "@baram/lifecycle";
import { listHeldLeases, type MetadataChange, type MetadataTransaction } from "@baram/metadata-store";
import { RoomWatch } from "./room-watch.ts";
import type { SchedulerDependencies } from "./scheduler-dependencies.ts";
import { workloadOf } from "./workload-of.ts";

/** What a transaction that starts attempts comes to. */
interface Starts {
  readonly started: readonly StartedTaskInstance[];
  /** Whether there is room for all that is scheduled. Defaults to `false`: nobody knows. */
  readonly hasRoom?: boolean;
}

/**
 * Hands attempts to the executor once their start is committed.
 *
 * Where the database went away before it answered a commit, nobody knows whether the attempts run by it. They are kept
 * until it answers again, and those of them that were committed are handed over then: else they would be lost to their
 * leases, and cost their tasks a try.
 */
export class AttemptHandOver {
  readonly #dependencies: SchedulerDependencies;
  #inDoubt: readonly Workload[] = [];
  readonly #room = new RoomWatch();
  /** Of the instances that were handed over and have not been reported. */
  readonly #places = new Map<number, TaskPlace>();

  constructor(dependencies: SchedulerDependencies) {
    this.#dependencies = dependencies;
  }

  /** Takes in what was committed, by whomever, without states that were passed. */
  hear(changes: readonly MetadataChange[]): void {
    this.#room.hear(changes);
  }

  /**
   * Carries out a transaction that starts attempts, and hands them over.
   *
   * @param body is given whether there is room for all that is scheduled, and says whether there is after it.
   * @returns what the transaction did.
   */
  commit<Outcome extends Starts>(
    body: (transaction: MetadataTransaction, hasRoom: boolean) => Promise<Outcome>,
  ): Promise<Outcome> {
    return this.#room.during((hasRoom) => this.#commit((transaction) => body(transaction, hasRoom)));
  }

  async #commit<Outcome extends Starts>(body: (transaction: MetadataTransaction) => Promise<Outcome>) {
    const { store, executor } = this.#dependencies;
    let workloads: readonly Workload[] = [];
    try {
      const outcome = await store.transaction(async (transaction) => {
        workloads = [];
        const decided = await body(transaction);
        workloads = decided.started.map((instance) => workloadOf(instance, this.#dependencies));
        return decided;
      });
      for (const { instance } of outcome.started) {
        const { dagRunId, dagVersionId, taskId } = instance;
        this.#places.set(instance.id, { dagRunId, dagVersionId, taskId });
      }
      executor.start(workloads);
      return outcome;
    } catch (error) {
      if (store.isUnreachable(error)) this.#inDoubt = [...this.#inDoubt, ...workloads];
      throw error;
    }
  }

  /** Where the instance of an attempt stands that has been handed over, once; nothing of others. */
  takePlace({ taskInstanceId }: { readonly taskInstanceId: number }): { readonly place?: TaskPlace } {
    const place = this.#places.get(taskInstanceId);
    this.#places.delete(taskInstanceId);
    return place === undefined ? {} : { place };
  }

  /** Hands over what was committed although nobody was told. Costs nothing where nothing is in doubt. */
  async settle(): Promise<void> {
    if (this.#inDoubt.length === 0) return;
    const { store, executor, logger } = this.#dependencies;
    const held = new Set(await listHeldLeases(store.reader, this.#inDoubt));
    const committed = this.#inDoubt.filter(({ leaseToken }) => held.has(leaseToken));
    this.#inDoubt = [];
    executor.start(committed);
    logger.info("Attempts were started by a commit that the database did not answer", { count: committed.length });
  }
}
