import type { Clock, Instant, Logger } from "@baram/domain";
import {
  insertJob,
  isJobAlive,
  listRunningJobs,
  type MetadataStore,
  updateJobHeartbeats,
  updateJobsEnded,
} from "@baram/metadata-store";

/** A job's heartbeat may be this old before the job is taken for dead. Parity: Airflow's health threshold. */
const SILENCE_SECONDS = 30;

/** The jobs of this process, and whom they replace. */
export interface RegisteredJobs {
  readonly schedulerJobId: number;
  /** Jobs whose process is gone: what they left running is nobody's. */
  readonly deadJobIds: readonly number[];
  /** Ends the heartbeats and says that the jobs ended in order. */
  end(): Promise<void>;
}

/** Who registers. */
export interface RegisterJobsOptions {
  readonly store: MetadataStore;
  /** On the embedded database every other job is dead: this process alone may write it. */
  readonly isEmbedded: boolean;
  readonly hostname: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly heartbeatSeconds: number;
}

/** Registers this process's duties, declares dead whom it can tell to be, and keeps saying that it is alive. */
export async function registerJobs(options: RegisterJobsOptions): Promise<RegisteredJobs> {
  const { store, clock, hostname, logger } = options;
  const now = clock.now();
  const deadJobIds = await findDeadJobs(options, now);
  const jobIds = await store.transaction(async (transaction) => {
    await updateJobsEnded(transaction, { jobIds: deadJobIds, state: "failed", now });
    const job = { hostname, processId: process.pid, now };
    return [
      await insertJob(transaction, { ...job, jobType: "SchedulerJob" }),
      await insertJob(transaction, { ...job, jobType: "DagProcessorJob" }),
    ] as const;
  });
  const heartbeat = async () => {
    try {
      await store.transaction((transaction) => updateJobHeartbeats(transaction, { jobIds, now: clock.now() }));
    } catch (error) {
      logger.error("The heartbeat of this process could not be written", { error });
    }
  };
  const timer = setInterval(() => void heartbeat(), options.heartbeatSeconds * 1000).unref();
  return {
    schedulerJobId: jobIds[0],
    deadJobIds,
    end: async () => {
      clearInterval(timer);
      await store.transaction((transaction) =>
        updateJobsEnded(transaction, { jobIds, state: "success", now: clock.now() }),
      );
    },
  };
}

async function findDeadJobs(options: RegisterJobsOptions, now: Instant): Promise<readonly number[]> {
  const jobs = await listRunningJobs(options.store.reader);
  const dead = jobs.filter((job) => {
    if (options.isEmbedded) return true;
    if (job.hostname === options.hostname && !isProcessAlive(job.processId)) return true;
    return !isJobAlive(job, { now, seconds: SILENCE_SECONDS });
  });
  return dead.map(({ id }) => id);
}

function isProcessAlive(processId: number): boolean {
  if (processId === process.pid) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
