import type { AttemptLease, Workload } from "@baram/execution-api";
import type { Executor } from "./executor.ts";

/** What a local executor asks of the worker in its own process. */
export interface LocalExecutorOptions {
  /** How many attempts run at once. */
  readonly parallelism: number;
  /**
   * Carries out an attempt. `releaseSlot` is called once, when the attempt is over and before its report is handed
   * over, so that whoever reads the report finds the slot free.
   */
  readonly startAttempt: (workload: Workload, releaseSlot: () => void) => void;
  /** Stops a running attempt. */
  readonly stopAttempt: (lease: AttemptLease) => void;
  /** How many attempts have been started that no runner was free for. */
  readonly waitingAttempts: () => number;
}

/** Runs attempts on this machine, in the runner pool of this process's worker. */
export class LocalExecutor implements Executor {
  readonly name: string;
  readonly #options: LocalExecutorOptions;
  readonly #running = new Set<string>();
  readonly #waiting: Workload[] = [];
  #isStopped = false;
  #whenIdle: (() => void) | null = null;

  constructor(options: LocalExecutorOptions, name = "LocalExecutor") {
    this.#options = options;
    this.name = name;
  }

  start(workloads: readonly Workload[]): void {
    for (const workload of workloads) {
      // Delivered twice, it is started once.
      if (!this.#has(workload.leaseToken)) this.#waiting.push(workload);
    }
    this.#startWaiting();
  }

  cancel(lease: AttemptLease): void {
    const index = this.#waiting.findIndex(({ leaseToken }) => leaseToken === lease.leaseToken);
    if (index !== -1) this.#waiting.splice(index, 1);
    else if (this.#running.has(lease.leaseToken)) this.#options.stopAttempt(lease);
  }

  freeSlots(): number {
    if (this.#isStopped) return 0;
    return Math.max(0, this.#options.parallelism - this.#running.size - this.#waiting.length);
  }

  backlog(): number {
    return this.#waiting.length + this.#options.waitingAttempts();
  }

  stop(): Promise<void> {
    this.#isStopped = true;
    // Their leases run out unused; the scheduler that finds them so queues them again.
    this.#waiting.length = 0;
    if (this.#running.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#whenIdle = resolve;
    });
  }

  #has(leaseToken: string): boolean {
    return this.#running.has(leaseToken) || this.#waiting.some((workload) => workload.leaseToken === leaseToken);
  }

  #startWaiting(): void {
    while (!this.#isStopped && this.#running.size < this.#options.parallelism) {
      const workload = this.#waiting.shift();
      if (workload === undefined) return;
      this.#running.add(workload.leaseToken);
      this.#options.startAttempt(workload, () => this.#release(workload.leaseToken));
    }
  }

  #release(leaseToken: string): void {
    if (!this.#running.delete(leaseToken)) return;
    if (this.#isStopped && this.#running.size === 0) this.#whenIdle?.();
    this.#startWaiting();
  }
}

/** Runs one attempt at a time on this machine. */
export function createSequentialExecutor(options: Omit<LocalExecutorOptions, "parallelism">): Executor {
  return new LocalExecutor({ ...options, parallelism: 1 }, "SequentialExecutor");
}
