import { randomBytes, randomUUID } from "node:crypto";
import {
  type ApiServer,
  type ApiServerOptions,
  createApiServer,
  createExecutionApi,
  ensureAdmin,
  Fernet,
} from "@baram/api-server";
import type { Clock, Logger } from "@baram/domain";
import type { AttemptLease, AttemptReport, AttemptSettings, Workload } from "@baram/execution-api";
import { createSequentialExecutor, type Executor, LocalExecutor } from "@baram/executors";
import { extendLeases } from "@baram/lifecycle";
import { getBundleModule } from "@baram/metadata-store";
import { adoptOrphanedTaskInstances, Scheduler, type SchedulerDependencies } from "@baram/scheduler";
import { createWorker, type Worker } from "@baram/worker";
import { type Configuration, ConfigurationError, readOption } from "../configuration/configuration.ts";
import { readEnvironmentSettings } from "../configuration/environment-settings.ts";
import type { Folders } from "../configuration/folders.ts";
import { writeStarterConfigurationFile } from "../configuration/read-configuration-file.ts";
import { apiServerConfiguration } from "./api-server-configuration.ts";
import { attemptSettings } from "./attempt-settings.ts";
import { authorCodeOf, timetableQuestion } from "./author-code.ts";
import { folderDagProcessor } from "./folder-dag-processor.ts";
import { prepareHomeFolder, readFernetKey, writeAdminPassword } from "./home-folder.ts";
import { type RegisteredJobs, registerJobs } from "./jobs.ts";
import { describeDatabase, migrateStore, type OpenStore, openStore } from "./open-store.ts";
import { createPools, type Pools } from "./pools.ts";
import { removeServerFile, writeServerFile } from "./server-file.ts";
import { type XComQuestions, xcomQuestions } from "./xcom-questions.ts";

/** What the command line hands over. */
export interface StandaloneOptions {
  readonly configuration: Configuration;
  readonly folders: Folders;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly hostname: string;
  readonly version: string;
  /** The built web UI; `null` serves the API alone. */
  readonly webFolder: string | null;
}

/** Everything in one process. */
export interface Standalone {
  readonly address: string;
  /** Set when the first admin was made now; shown once. */
  readonly newAdmin: {
    readonly username: string;
    readonly password: string | null;
    readonly passwordFile: string | null;
  } | null;
  /** Resolves when every Dag file was looked at once. */
  readonly firstPass: Promise<void>;
  /** Ends everything in order; what runs is stopped and becomes a failed try. */
  stop(): Promise<void>;
}

/**
 * Starts the scheduler, the local executor with its runners, the Dag processor and the API server in this process.
 *
 * Throws a `ConfigurationError` with one sentence for what the operator has to put right; nothing is left running then.
 */
export async function startStandalone(options: StandaloneOptions): Promise<Standalone> {
  const { configuration, folders } = options;
  prepareHomeFolder(folders);
  writeStarterConfigurationFile(folders.home);
  const database = await openStore(configuration, folders);
  try {
    await migrateStore(database, describeDatabase(configuration, folders));
    return await startOn(database, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function startOn(database: OpenStore, options: StandaloneOptions): Promise<Standalone> {
  const { configuration, folders, clock, environment } = options;
  const { store } = database;
  const random = (size: number) => randomBytes(size);
  const fernet = new Fernet({ keys: readFernetKey(folders.home, environment["BARAM_FERNET_KEY"]), clock, random });
  const serverToken = randomBytes(SERVER_TOKEN_BYTES).toString("base64url");
  const pools = createPools(options);
  const settings = await attemptSettings({ ...options, bundleFolder: pools.bundleFolder });
  pools.runners.warmUp();
  const xcoms = xcomQuestions(settings.xcomBackend, { ...options, ...pools });
  const server = await createServer(options, {
    store,
    fernet,
    serverToken,
    random,
    askAuthorsTimetable: timetableQuestion(store, pools),
    ...xcoms.forServer,
  });
  const address = await listen(server, configuration).catch(async (error: unknown) => {
    await Promise.all([server.close(), pools.runners.stop()]);
    throw error;
  });
  const admin = await ensureAdmin(store, { clock, random, ...adminPassword(environment) });
  const jobs = await registerJobs({
    ...options,
    ...database,
    heartbeatSeconds: configuration.scheduler.job_heartbeat_sec,
  });
  const execution = await startExecution(options, { store, fernet, pools, jobs, settings, xcoms });
  const processor = folderDagProcessor(options, { store, pools });
  processor.start();
  writeServerFile(folders.home, { address, token: serverToken, processId: process.pid });
  return {
    address,
    newAdmin: admin.kind === "exists" ? null : describeAdmin(admin, folders),
    firstPass: processor.firstPass,
    stop: async () => {
      removeServerFile(folders.home);
      await processor.stop();
      await server.close();
      await execution.stop();
      await jobs.end();
      await database.close();
    },
  };
}

const SERVER_TOKEN_BYTES = 32;

interface Foundations {
  readonly store: OpenStore["store"];
  readonly fernet: Fernet;
}

function createServer(
  { configuration, folders, clock, logger, version, webFolder }: StandaloneOptions,
  given: Foundations &
    XComQuestions["forServer"] &
    Pick<ApiServerOptions, "askAuthorsTimetable"> & {
      readonly serverToken: string;
      readonly random: (size: number) => Buffer;
    },
): Promise<ApiServer> {
  return createApiServer({
    ...given,
    clock,
    logger,
    version,
    webFolder,
    logFolder: folders.logs,
    configuration: apiServerConfiguration(configuration, folders),
  });
}

async function listen(server: ApiServer, { api }: Configuration): Promise<string> {
  const outcome = await server.listen({ host: api.host, port: api.port });
  switch (outcome.kind) {
    case "listening":
      return outcome.address;
    case "port-taken":
      throw new ConfigurationError(
        `Port ${api.port} on ${api.host} is taken by another program; stop it, or choose another port in BARAM__API__PORT.`,
      );
    case "refused":
      throw new ConfigurationError(`Baram cannot listen on ${api.host} port ${api.port}: ${outcome.message}.`);
  }
}

/** What carries attempts out is made from. */
interface ExecutionFoundations extends Foundations {
  readonly pools: Pools;
  readonly jobs: RegisteredJobs;
  readonly settings: AttemptSettings;
  readonly xcoms: XComQuestions;
}

/** The scheduler with the executor and the worker it hands attempts to. */
async function startExecution(
  options: StandaloneOptions,
  given: ExecutionFoundations,
): Promise<{ stop(): Promise<void> }> {
  const { configuration, clock, logger, hostname } = options;
  const { store, pools, jobs } = given;
  const worker = createStandaloneWorker(options, given, (report) => scheduler.report(report));
  const executor = createExecutor(configuration, worker);
  const dependencies: SchedulerDependencies = {
    store,
    executor,
    clock,
    logger,
    hostname,
    jobId: jobs.schedulerJobId,
    leaseSeconds: configuration.scheduler.task_lease_seconds,
    newLeaseToken: randomUUID,
    maxMapLength: configuration.core.max_map_length,
    attemptSettings: given.settings,
    authorCode: authorCodeOf(store, pools),
    ...given.xcoms.forScheduler,
    locateBundle: (bundle) => pools.bundleFolder.locate(bundle),
  };
  const scheduler = new Scheduler(dependencies, { safetyPassSeconds: configuration.scheduler.safety_pass_seconds });
  const lost = await adoptOrphanedTaskInstances(dependencies, jobs.deadJobIds);
  if (lost > 0) logger.warn("Found tries that an earlier process left running", { count: lost });
  worker.start();
  scheduler.start();
  return {
    stop: async () => {
      const idle = executor.stop();
      await scheduler.stop();
      await worker.stop({ graceSeconds: configuration.core.killed_task_cleanup_time });
      await idle;
      await scheduler.flush();
      await pools.runners.stop();
    },
  };
}

function createStandaloneWorker(
  { configuration, clock, logger, environment, folders }: StandaloneOptions,
  { store, fernet, pools }: ExecutionFoundations,
  onReport: (report: AttemptReport) => void,
): Worker {
  const leaseSeconds = configuration.scheduler.task_lease_seconds;
  return createWorker({
    runnerPool: pools.runners,
    prepareBundle: (bundle) => pools.bundleFolder.ensure(bundle, (hash) => getBundleModule(store.reader, hash)),
    executionApi: createExecutionApi({
      store,
      clock,
      fernet,
      ...readEnvironmentSettings(environment),
      readConfiguration: (section, key) => readOption(configuration, section, key),
    }),
    logFolder: folders.logs,
    onReport,
    extendLeases: (leases) =>
      store.transaction((transaction) => extendLeases(transaction, { leases, leaseSeconds, now: clock.now() })),
    heartbeatSeconds: Math.max(1, Math.floor(leaseSeconds / HEARTBEATS_PER_LEASE)),
    graceSeconds: configuration.core.killed_task_cleanup_time,
    clock,
    logger,
  });
}

/** A lease outlasts the loss of a few heartbeats. */
const HEARTBEATS_PER_LEASE = 6;

function createExecutor({ core }: Configuration, worker: Worker): Executor {
  const options = {
    startAttempt: (workload: Workload, releaseSlot: () => void) => worker.startAttempt(workload, releaseSlot),
    stopAttempt: (lease: AttemptLease) =>
      worker.stopAttempt(lease, { reason: "it was cleared or marked while it ran", report: "fail" }),
  };
  switch (core.executor) {
    case "LocalExecutor":
      return new LocalExecutor({ ...options, parallelism: core.parallelism });
    case "SequentialExecutor":
      return createSequentialExecutor(options);
    default:
      throw new ConfigurationError(
        `BARAM__CORE__EXECUTOR is "${core.executor}"; it has to be LocalExecutor or SequentialExecutor.`,
      );
  }
}

function adminPassword(environment: StandaloneOptions["environment"]): { readonly password?: string } {
  const password = environment["BARAM_ADMIN_PASSWORD"];
  return password === undefined || password === "" ? {} : { password };
}

function describeAdmin(
  admin: { readonly username: string; readonly generatedPassword: string | null },
  { home }: Folders,
): NonNullable<Standalone["newAdmin"]> {
  const { username, generatedPassword } = admin;
  const passwordFile = generatedPassword === null ? null : writeAdminPassword(home, generatedPassword);
  return { username, password: generatedPassword, passwordFile };
}
