import type { AttemptLease, Workload } from "@baram/execution-api";

/**
 * Hands attempts that have been started in the database to workers.
 *
 * Delivery is at least once. What became of an attempt reaches the scheduler by its report, not by the executor.
 */
export interface Executor {
  /** Airflow's name of it, as written in the configuration and on a task. */
  readonly name: string;
  /** Hands over workloads in this order. More than {@link Executor.freeSlots} are kept and started as slots become free. */
  start(workloads: readonly Workload[]): void;
  /** Sees to it that the attempt does not start, or stops it. Unknown and finished attempts are ignored. */
  cancel(lease: AttemptLease): void;
  /** How many workloads could start at this moment. */
  freeSlots(): number;
  /** How many workloads have been handed over that nobody carries out yet. */
  backlog(): number;
  /** Starts nothing more. Resolves when nothing is running here. */
  stop(): Promise<void>;
}
