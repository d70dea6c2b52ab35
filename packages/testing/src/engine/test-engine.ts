import { randomBytes } from "node:crypto";
import { createExecutionApi, type ExecutionSurroundings, Fernet } from "@baram/api-server";
import {
  addSeconds,
  type DataInterval,
  DEFAULT_MAX_MAP_LENGTH,
  type Instant,
  instantFromMicroseconds,
  invariant,
  type JsonObject,
  type Logger,
  type SerializedDag,
  timetableOf,
} from "@baram/domain";
import {
  type AttemptReport,
  type AttemptSettings,
  DEFAULT_ATTEMPT_SETTINGS,
  type ExecutionApi,
  USUAL_SENSITIVE_NAMES,
  type Workload,
} from "@baram/execution-api";
import {
  advanceTaskExpansions,
  type CreateDagRunOutcome,
  createAssetTriggeredDagRuns,
  createDagRun,
  finishTaskInstances,
  missDeadlines,
  type StartedTaskInstance,
  scheduleDueRetries,
  startDagRuns,
  startTaskInstances,
  storeDagFile,
  timeOutDagRuns,
} from "@baram/lifecycle";
import { findDag, type MetadataStore, type MetadataTransaction, serializedDagsOf } from "@baram/metadata-store";
import { deliverCallbacks, workloadOf } from "@baram/scheduler";
import type { AttemptCarrier } from "./attempt-carrier.ts";
import type { VirtualClock } from "./virtual-clock.ts";
import type { WaitingAttempts } from "./waiting-attempts.ts";

/** What an engine works with. */
export interface TestEngineOptions {
  /** Migrated. */
  readonly store: MetadataStore;
  readonly clock: VirtualClock;
  readonly carrier: AttemptCarrier;
  /** How many attempts may be under way at once. */
  readonly parallelism: number;
  readonly environmentConnections?: ExecutionSurroundings["environmentConnections"];
  readonly environmentVariables?: ExecutionSurroundings["environmentVariables"];
  /** Options that author code may read. */
  readonly readConfiguration?: ExecutionSurroundings["readConfiguration"];
  /** How many elements a result may have that something is mapped over. Defaults to 10,000. */
  readonly maxMapLength?: number;
  /** What attempts are told of the configuration; absent, what holds where nothing is configured. */
  readonly attemptSettings?: AttemptSettings;
  /** The attempts of the carrier that wait; absent where waiting takes no part in the test. */
  readonly waits?: WaitingAttempts;
  /** Answers what tasks ask of people; absent where nobody does. */
  readonly askPerson?: ExecutionSurroundings["askPerson"];
  /** Attempts that never end by themselves: they stay running until somebody stops them. */
  readonly neverEnds?: (workload: Workload) => boolean;
}

/** A run to be carried out. */
export interface RunToCreate {
  readonly dagId: string;
  readonly runId: string;
  /** A scheduled run covers the interval that its timetable begins at the logical date. */
  readonly runType: "manual" | "scheduled";
  readonly logicalDate: Instant;
  readonly conf: JsonObject;
}

const TICK_SECONDS = 0.001;
/** Nobody looks at the leases of a test. */
const LEASE_SECONDS = 24 * 60 * 60;
/** Any key will do for secrets that are gone with the store. */
const FERNET_KEY = "OQyMfXJHNCzYEA8vb3cNZdZw5Y4DUdiujk9urDQvwjE=";

/**
 * Carries runs out to their end in one process, by the verbs of the scheduler, on a clock that jumps to the next
 * moment at which something is due.
 */
export class TestEngine {
  readonly store: MetadataStore;
  readonly clock: VirtualClock;
  /** What author code is answered from. */
  readonly surroundings: ExecutionSurroundings;
  readonly #options: TestEngineOptions;
  readonly #executionApi: ExecutionApi;
  readonly #unsubscribe: () => void;
  /** Attempts that never end, by lease. */
  readonly #endless = new Map<string, Workload>();
  /** Attempts that wait, each with its end. */
  readonly #underway = new Map<Workload, Promise<void>>();
  /** Attempts whose task waits in another run or instance. */
  readonly #held: Workload[] = [];
  #reports: AttemptReport[] = [];
  /** Whether somebody is told of what happens to runs, or waits for them. */
  #hasAlerts = false;
  #leaseCount = 0;

  constructor(options: TestEngineOptions) {
    const { store, clock } = options;
    this.store = store;
    this.clock = clock;
    this.#options = options;
    this.surroundings = {
      store,
      clock,
      fernet: new Fernet({ keys: FERNET_KEY, clock, random: (size) => randomBytes(size) }),
      environmentConnections: options.environmentConnections ?? new Map(),
      environmentVariables: options.environmentVariables ?? new Map(),
      readConfiguration: options.readConfiguration ?? (() => null),
      sensitiveNames: options.attemptSettings?.sensitiveNames ?? USUAL_SENSITIVE_NAMES,
      ...(options.askPerson === undefined ? {} : { askPerson: options.askPerson }),
    };
    this.#executionApi = createExecutionApi(this.surroundings);
    this.#unsubscribe = store.subscribe((changes) => {
      for (const change of changes) if (change.kind === "stopAttempt") this.#stop(change.leaseToken);
    });
  }

  /** Stores what a Dag file makes; the Dags are unpaused. */
  async storeDagFile(file: {
    readonly relativePath: string;
    readonly hash: string;
    readonly dags: readonly SerializedDag[];
  }): Promise<void> {
    const { relativePath, hash, dags } = file;
    this.#hasAlerts ||= dags.some(asksForAlerts);
    const bundle = { hash, module: "", source: "" };
    const now = this.clock.now();
    await this.store.transaction((transaction) =>
      storeDagFile(transaction, { relativePath, bundle, inputs: "[]", dags, isPausedUponCreation: false, now }),
    );
  }

  /** Creates a queued run of the newest version of its Dag, which must be stored. */
  createRun({ dagId, runId, runType, logicalDate, conf }: RunToCreate): Promise<CreateDagRunOutcome> {
    return this.store.transaction(async (transaction) => {
      const row = await findDag(transaction, dagId);
      invariant(row !== null, "The Dag of a run in a test is stored before the run is created.");
      const { dag } = await serializedDagsOf(transaction).get(transaction, row.dagVersionId);
      return createDagRun(transaction, {
        dagVersionId: row.dagVersionId,
        runId,
        runType,
        logicalDate,
        dataInterval: dataIntervalOf(dag, runType, logicalDate),
        runAfter: logicalDate,
        conf,
        externalTrigger: runType === "manual",
        triggeredBy: null,
        note: null,
        now: this.clock.now(),
      });
    });
  }

  /** Starts what can be started and carries it out, again and again, until nothing moves any more. */
  async runToRest(): Promise<void> {
    for (;;) {
      const started = await this.#advance();
      for (const instance of started) await this.#attempt(instance);
      if (started.length > 0 || this.#reports.length > 0) continue;
      if (this.#hasAlerts && (await this.#tell()) > 0) continue;
      const next = await this.#findNextMoment();
      if (await this.#wakeUntil(next)) continue;
      if (next === null) return;
      this.clock.moveTo(next);
    }
  }

  close(): void {
    this.#unsubscribe();
  }

  /** One step of a scheduler, in one transaction. */
  #advance(): Promise<readonly StartedTaskInstance[]> {
    const reports = this.#reports;
    this.#reports = [];
    const now = this.clock.now();
    return this.store.transaction(async (transaction) => {
      if (reports.length > 0) await finishTaskInstances(transaction, { attempts: reports, now });
      await createAssetTriggeredDagRuns(transaction, { dagIds: null, now });
      while ((await startDagRuns(transaction, { now })) > 0);
      while ((await advanceTaskExpansions(transaction, { now })) > 0);
      await timeOutDagRuns(transaction, { now });
      if (this.#hasAlerts) await missDeadlines(transaction, { now });
      await scheduleDueRetries(transaction, { now });
      return this.#startTaskInstances(transaction);
    });
  }

  /** Has author code told of what happened outside of its tries. */
  #tell(): Promise<number> {
    const { carrier, attemptSettings } = this.#options;
    return deliverCallbacks(
      {
        store: this.store,
        clock: this.clock,
        logger: SILENT,
        jobId: 0,
        newLeaseToken: () => this.#newLeaseToken(),
        locateBundle: (bundle) => carrier.locateBundle(bundle),
        tellAuthorCode: (workload) => carrier.carryOut(workload, this.#executionApi),
        ...(attemptSettings === undefined ? {} : { attemptSettings }),
      },
      NEVER_STOPPED,
    );
  }

  #newLeaseToken(): string {
    this.#leaseCount += 1;
    return `lease-${this.#leaseCount}`;
  }

  #startTaskInstances(transaction: MetadataTransaction): Promise<readonly StartedTaskInstance[]> {
    return startTaskInstances(transaction, {
      freeSlots: this.#options.parallelism - this.#endless.size - this.#underway.size - this.#held.length,
      hostname: "test",
      jobId: 0,
      leaseSeconds: LEASE_SECONDS,
      newLeaseToken: () => this.#newLeaseToken(),
      now: this.clock.now(),
    });
  }

  async #attempt(instance: StartedTaskInstance): Promise<void> {
    // No two attempts begin at the same moment, so that what they note the time of stays in order.
    this.clock.moveTo(addSeconds(this.clock.now(), TICK_SECONDS));
    const { carrier, neverEnds, maxMapLength = DEFAULT_MAX_MAP_LENGTH } = this.#options;
    const { attemptSettings = DEFAULT_ATTEMPT_SETTINGS } = this.#options;
    const workload = workloadOf(instance, {
      locateBundle: (bundle) => carrier.locateBundle(bundle),
      maxMapLength,
      // No triggerer takes part: a deferred task waits in its attempt.
      attemptSettings: { ...attemptSettings, awaitsTriggers: true },
    });
    if (neverEnds?.(workload) === true) this.#endless.set(workload.leaseToken, workload);
    else if (this.#isTaskUnderway(workload)) this.#held.push(workload);
    else await this.#carryOut(workload);
  }

  /** Lets attempts that wait go on, one after the other, until one has ended or something else is due. */
  async #wakeUntil(next: Instant | null): Promise<boolean> {
    const { waits } = this.#options;
    for (;;) {
      const wakeAt = waits?.earliest() ?? null;
      if (wakeAt === null || (next !== null && next < wakeAt)) return false;
      if (wakeAt > this.clock.now()) this.clock.moveTo(wakeAt);
      waits?.wakeOne();
      await this.#untilWaiting();
      if (this.#reports.length > 0) return true;
    }
  }

  /** An operator carries out one attempt at a time, and so the next one waits for that which waits. */
  #isTaskUnderway({ key }: Workload): boolean {
    return [...this.#underway.keys()].some((other) => other.key.dagId === key.dagId && other.key.taskId === key.taskId);
  }

  async #carryOut(workload: Workload): Promise<void> {
    const report = this.#options.carrier.carryOut(workload, this.#executionApi);
    const over = report.then((ended) => {
      this.#underway.delete(workload);
      this.#reports.push(ended);
    });
    this.#underway.set(workload, over);
    await this.#untilWaiting();
  }

  /** Until the attempt that runs has ended, or waits as all others do. */
  async #untilWaiting(): Promise<void> {
    const { waits } = this.#options;
    const ends = [...this.#underway.values()];
    await Promise.race(waits === undefined ? ends : [...ends, waits.nextWait()]);
    const next = this.#held.findIndex((workload) => !this.#isTaskUnderway(workload));
    const [workload] = next === -1 ? [] : this.#held.splice(next, 1);
    if (workload !== undefined) await this.#carryOut(workload);
  }

  /** An endless attempt is stopped, as a runner is that is told to. */
  #stop(leaseToken: string): void {
    const workload = this.#endless.get(leaseToken);
    if (workload === undefined) return;
    this.#endless.delete(leaseToken);
    const now = this.clock.now();
    this.#reports.push({
      taskInstanceId: workload.taskInstanceId,
      leaseToken,
      outcome: { kind: "failed", message: "The attempt was stopped.", mayRetry: true },
      startedAt: now,
      endedAt: now,
      processId: null,
      renderedFields: null,
      renderedMapIndex: null,
    });
  }

  async #findNextMoment(): Promise<Instant | null> {
    const retry = await this.store.reader
      .selectFrom("taskInstance")
      .innerJoin("dagRun", "dagRun.id", "taskInstance.dagRunId")
      .select((query) => query.fn.min("taskInstance.retryAt").as("at"))
      .where("taskInstance.state", "in", ["up_for_retry", "up_for_reschedule"])
      .where("taskInstance.retryAt", ">", this.clock.now())
      .where("dagRun.state", "=", "running")
      .executeTakeFirst();
    const timeout = await this.store.reader
      .selectFrom("dagRun")
      .select((query) => query.fn.min("timeoutAt").as("at"))
      .where("state", "=", "running")
      .where("timeoutAt", ">", this.clock.now())
      .executeTakeFirst();
    const moments = [retry?.at, timeout?.at].filter((at) => at !== null && at !== undefined).map(Number);
    return moments.length === 0 ? null : instantFromMicroseconds(Math.min(...moments));
  }
}

/** What a callback logs stands in its own log. */
const SILENT: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const NEVER_STOPPED = new AbortController().signal;

function ignore(): void {}

function asksForAlerts({ callbacks, deadlines, tasks }: SerializedDag): boolean {
  return [{ callbacks, deadlines }, ...tasks].some(
    (told) => told.callbacks !== undefined || told.deadlines !== undefined || "email" in told,
  );
}

function dataIntervalOf(dag: SerializedDag, runType: RunToCreate["runType"], logicalDate: Instant): DataInterval {
  const timetable = timetableOf(dag.schedule);
  if (runType === "manual") return timetable.inferManualDataInterval(logicalDate);
  const info = timetable.nextDagRunInfo({
    lastAutomatedDataInterval: null,
    restriction: { earliest: logicalDate, latest: null, catchup: true },
    now: logicalDate,
  });
  return info?.dataInterval ?? { start: logicalDate, end: logicalDate };
}
