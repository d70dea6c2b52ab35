import { addSeconds, type Clock, type Instant, type Logger, type Measurements, NO_MEASUREMENTS } from "@baram/domain";
import {
  insertJob,
  isJobAlive,
  listenerEventsOf,
  listRunningJobs,
  type MetadataStore,
  type MetadataTransaction,
  noteChange,
  updateJobHeartbeats,
  updateJobsEnded,
} from "@baram/metadata-store";
import type { Configuration } from "../configuration/configuration.ts";

/** Who registers. */
export interface JobsOptions {
  readonly store: MetadataStore;
  /** On the embedded database every other job is dead: this process alone may write it. */
  readonly isEmbedded: boolean;
  readonly configuration: Configuration;
  readonly hostname: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where they are counted. Defaults to nowhere. */
  readonly measurements?: Measurements;
}

/** A job that has neither ended nor been found dead. */
type RunningJob = Awaited<ReturnType<typeof listRunningJobs>>[number];

/** What is done after a heartbeat, by how all jobs stood when it was written. */
type HeartbeatListener = (running: readonly RunningJob[]) => Promise<void>;

/** The duties of this process as others see them: a row for each, with a heartbeat. */
export class Jobs {
  readonly #options: JobsOptions;
  readonly #own: number[] = [];
  readonly #ownTypes: string[] = [];
  readonly #heartbeatListeners: HeartbeatListener[] = [];
  #timer: NodeJS.Timeout | null = null;
  #beating: Promise<void> | null = null;
  /** When heartbeats began to arrive again after some did not; `null` while all of them have. */
  #reachableSince: Instant | null = null;
  #isReachable = true;
  #isStopping = false;

  constructor(options: JobsOptions) {
    this.#options = options;
  }

  /** Registers a duty and keeps saying that this process is alive. @returns the job's id. */
  async register(jobType: string): Promise<number> {
    const { store, clock, hostname, configuration } = this.#options;
    const job = { hostname, processId: process.pid, now: clock.now(), jobType };
    const id = await store.transaction((transaction) => {
      this.#tellListeners(transaction, jobType, "starting");
      return insertJob(transaction, job);
    });
    this.#own.push(id);
    this.#count("job_start", jobType.toLowerCase());
    this.#ownTypes.push(jobType);
    const milliseconds = configuration.scheduler.job_heartbeat_sec * 1000;
    this.#timer ??= setInterval(() => this.#beat(), milliseconds).unref();
    return id;
  }

  /** Notes, and tells listeners, that this process is about to stop. Never rejects; writes nothing where nobody listens. */
  async announceStop(): Promise<void> {
    this.#isStopping = true;
    const { store, logger } = this.#options;
    if (this.#ownTypes.length === 0) return;
    try {
      await store.transaction(async (transaction) => {
        for (const jobType of this.#ownTypes) this.#tellListeners(transaction, jobType, "stopping");
      });
    } catch (error) {
      logger.error("Listeners are not told that this process stops", { error });
    }
  }

  #tellListeners(transaction: MetadataTransaction, component: string, event: "starting" | "stopping"): void {
    const { hostname } = this.#options;
    listenerEventsOf(transaction)?.push({ kind: "component", event, component, hostname, processId: process.pid });
  }

  #count(name: "job_start" | "job_end" | "job_heartbeat_failure", job: string): void {
    const { measurements = NO_MEASUREMENTS } = this.#options;
    measurements.count(name, { job });
  }

  /** The duties of this process. */
  get types(): readonly string[] {
    return this.#ownTypes;
  }

  /** Why this process does not do one of the duties that it is there for, in a sentence; `null` when it does all. */
  explainIdleness(duties: readonly string[]): string | null {
    if (this.#isStopping) return "The process is stopping.";
    const missing = duties.find((duty) => !this.#ownTypes.includes(duty));
    if (missing !== undefined) return `The ${missing} of this process has not started.`;
    return this.#isReachable ? null : "The heartbeat of this process could not be written.";
  }

  /** Has something done after each heartbeat that arrived. What it throws is logged. */
  onHeartbeat(listener: HeartbeatListener): void {
    this.#heartbeatListeners.push(listener);
  }

  /**
   * The jobs whose process is gone, oldest first: what they left running is nobody's.
   *
   * A process of this machine is gone when the operating system says so; one of another when its heartbeat is too old.
   * While the database could not be reached nobody's heartbeat arrived, so after that the others are given time.
   *
   * @param running the jobs there are, where that has just been read.
   */
  async findDead(running?: readonly RunningJob[]): Promise<readonly number[]> {
    const { store, clock, isEmbedded, hostname, configuration } = this.#options;
    const seconds = configuration.scheduler.scheduler_health_check_threshold;
    const now = clock.now();
    const isTrusted = this.#reachableSince === null || addSeconds(this.#reachableSince, seconds) < now;
    const others = (running ?? (await listRunningJobs(store.reader))).filter(({ id }) => !this.#own.includes(id));
    const dead = others.filter((job) => {
      if (isEmbedded) return true;
      if (job.hostname === hostname && !isProcessAlive(job.processId)) return true;
      return isTrusted && !isJobAlive(job, { now, seconds });
    });
    return dead.map(({ id }) => id);
  }

  /** Says that jobs ended without a word. */
  async recordDead(jobIds: readonly number[]): Promise<void> {
    const { store, clock } = this.#options;
    if (jobIds.length === 0) return;
    await store.transaction(async (transaction) => {
      await updateJobsEnded(transaction, { jobIds, state: "failed", now: clock.now() });
      // What they held, such as triggers, somebody else may take now.
      noteChange(transaction, { kind: "everything" });
    });
  }

  /** Ends the heartbeats and says that the jobs ended in order. */
  async end(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#beating;
    const { store, clock } = this.#options;
    if (this.#own.length === 0) return;
    await store.transaction((transaction) =>
      updateJobsEnded(transaction, { jobIds: this.#own, state: "success", now: clock.now() }),
    );
    for (const jobType of this.#ownTypes) this.#count("job_end", jobType.toLowerCase());
  }

  /** One at a time: a database that does not answer is not asked again and again. */
  #beat(): void {
    this.#beating ??= this.sendHeartbeat().finally(() => {
      this.#beating = null;
    });
  }

  /** Says that this process is alive, and has done what follows from that. Never rejects. */
  async sendHeartbeat(): Promise<void> {
    const { store, clock, logger } = this.#options;
    let running: readonly RunningJob[];
    try {
      running = await store.transaction(async (transaction) => {
        await updateJobHeartbeats(transaction, { jobIds: this.#own, now: clock.now() });
        // A process in which nothing follows has nobody to look for.
        return this.#heartbeatListeners.length === 0 ? [] : listRunningJobs(transaction);
      });
      if (!this.#isReachable) this.#reachableSince = clock.now();
      this.#isReachable = true;
    } catch (error) {
      this.#isReachable = false;
      for (const jobType of this.#ownTypes) this.#count("job_heartbeat_failure", snakeCase(jobType));
      logger.error("The heartbeat of this process could not be written", { error });
      return;
    }
    for (const listener of this.#heartbeatListeners) {
      await listener(running).catch((error: unknown) => logger.error("What follows a heartbeat has failed", { error }));
    }
  }
}

function isProcessAlive(processId: number): boolean {
  // A job that is not this process's own: an earlier process had the number, as happens in containers.
  if (processId === process.pid) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function snakeCase(jobType: string): string {
  return jobType.replaceAll(/(?!^)([A-Z])/g, "_$1").toLowerCase();
}
