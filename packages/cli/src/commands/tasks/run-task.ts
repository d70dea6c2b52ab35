import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { createExecutionApi } from "@baram/api-server";
import { type Instant, PRECONDITION_NAMES, UNMAPPED } from "@baram/domain";
import type { AttemptReport, Workload } from "@baram/execution-api";
import {
  clearTaskInstances,
  finishTaskInstances,
  type StartTaskInstanceOutcome,
  startTaskInstance,
} from "@baram/lifecycle";
import { insertJob, updateJobsEnded } from "@baram/metadata-store";
import { workloadOf } from "@baram/scheduler";
import { configuredSensitiveNames } from "../../configuration/sensitive-names.ts";
import { commandLogger } from "../../logging/command-logger.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { describeCommandLine } from "../../program/describe-command-line.ts";
import { readInvocation } from "../../program/invocation.ts";
import { runWithInterrupt } from "../../terminal/run-with-interrupt.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import { attendAttempt } from "../../test-run/attend-attempt.ts";
import { markedSuccess } from "../../test-run/marked-success.ts";
import { openWorkingPlace, type TestWorkspace } from "../../test-run/test-workspace.ts";
import { getTaskInstance, type TaskInstanceArguments } from "./get-task-instance.ts";

/** What `baram tasks run` was given. */
export interface RunTaskOptions extends TaskInstanceArguments {
  readonly local?: boolean;
  /** Nothing is looked at that it depends on. */
  readonly raw?: boolean;
  readonly markSuccess?: boolean;
  readonly ignoreAllDependencies?: boolean;
  readonly ignoreDependencies?: boolean;
  readonly ignoreDependsOnPast?: boolean;
  readonly dependsOnPast: "check" | "ignore";
  readonly force?: boolean;
  /** Whether its log is printed, too. */
  readonly interactive?: boolean;
  readonly verbose?: boolean;
}

/** Nobody else looks at this lease: no scheduler runs. */
const LEASE_SECONDS = 24 * 60 * 60;

/** Runs an instance of a stored run and stores what comes of it. Parity: one that may not start is no failure. */
export async function runTask(terminal: Terminal, options: RunTaskOptions): Promise<number> {
  refuseContradictions(options);
  const { dagId, taskId } = options;
  const logger = commandLogger(terminal, options);
  const workspace = await openWorkingPlace(readInvocation(terminal), { dagId, logger });
  try {
    const extra = describeCommandLine(terminal.words, configuredSensitiveNames(workspace.invocation.configuration));
    await workspace.installation.recordCommand({ event: "cli_task_run", dagId, taskId, extra });
    const place = await findPlace(workspace, options);
    const [unmet] = await listUnmet(workspace, place, options);
    if (unmet !== undefined) {
      say(terminal, `Not run, because of "${unmet.name}": ${unmet.reason}`);
      return 0;
    }
    if (options.force === true || options.ignoreAllDependencies === true) await clear(workspace, place);
    return await carryOut(workspace, place, options);
  } finally {
    await workspace.close();
  }
}

/** Parity: the sentences are Airflow's. */
function refuseContradictions(options: RunTaskOptions): void {
  if (options.raw !== true) return;
  if (options.local === true) {
    throw new CommandFailure(
      "Option --raw and --local are mutually exclusive. Please remove one option to execute the command.",
    );
  }
  const given = Object.entries({
    "--ignore_all_dependencies": options.ignoreAllDependencies,
    "--ignore_depends_on_past": options.ignoreDependsOnPast,
    "--ignore_dependencies": options.ignoreDependencies,
    "--force": options.force,
  });
  const [first] = given.filter(([, isGiven]) => isGiven === true).map(([name]) => name);
  if (first === undefined) return;
  const names = given.map(([name]) => name).join(", ");
  throw new CommandFailure(
    `Option --raw does not work with some of the other options on this command. You can't use --raw option and the following options: ${names}. You provided the option ${first}. Delete it to execute the command.`,
  );
}

/** Where the instance is: for people, and in the database. */
interface Place {
  readonly dagId: string;
  readonly runId: string;
  readonly taskId: string;
  readonly mapIndex: number;
  readonly taskInstanceId: number;
}

async function findPlace({ store, installation }: TestWorkspace, options: RunTaskOptions): Promise<Place> {
  const { dagId, taskId, mapIndex = UNMAPPED } = options;
  const { run } = await getTaskInstance(installation, options);
  const key = { dagId, runId: run.dag_run_id, taskId, mapIndex };
  const { id } = await store.reader
    .selectFrom("taskInstance")
    .select("id")
    .where("dagId", "=", dagId)
    .where("runId", "=", key.runId)
    .where("taskId", "=", taskId)
    .where("mapIndex", "=", mapIndex)
    .executeTakeFirstOrThrow();
  return { ...key, taskInstanceId: id };
}

/** What only a scheduler looks at: whoever runs a task by hand is the scheduler. */
const OF_SCHEDULERS: readonly string[] = [
  PRECONDITION_NAMES.schedulerIsRunning,
  PRECONDITION_NAMES.executorSlots,
  PRECONDITION_NAMES.dagIsNotPaused,
  PRECONDITION_NAMES.backfillIsNotPaused,
  // A state that cannot be started from is refused when it is started.
  PRECONDITION_NAMES.state,
];

async function listUnmet({ installation }: TestWorkspace, place: Place, options: RunTaskOptions) {
  if (options.raw === true || options.ignoreAllDependencies === true) return [];
  const ignored = new Set(OF_SCHEDULERS);
  if (options.ignoreDependencies === true) ignored.add(PRECONDITION_NAMES.triggerRule);
  const ignoresPast = options.ignoreDependsOnPast === true || options.dependsOnPast === "ignore";
  if (ignoresPast || options.ignoreDependencies === true) ignored.add(PRECONDITION_NAMES.previousRun);
  if (options.force === true) {
    ignored.add(PRECONDITION_NAMES.notRunning);
    ignored.add(PRECONDITION_NAMES.retryPeriod);
  }
  const dependencies = await installation.dagRuns.listFailedDependencies(place);
  return dependencies.filter(({ name }) => !ignored.has(name));
}

/** What has ended runs again; its history stays. */
async function clear({ store, invocation }: TestWorkspace, place: Place): Promise<void> {
  const now = invocation.terminal.clock.now();
  const { dagId, taskId, mapIndex, runId } = place;
  await store.transaction((transaction) =>
    clearTaskInstances(transaction, {
      dagId,
      taskIds: [taskId],
      mapIndexes: mapIndex === UNMAPPED ? null : [mapIndex],
      runs: { kind: "run", runId, includePast: false, includeFuture: false },
      onlyFailed: false,
      onlyRunning: false,
      includeUpstream: false,
      includeDownstream: false,
      resetDagRuns: false,
      version: "own",
      isDryRun: false,
      now,
    }),
  );
}

async function carryOut(workspace: TestWorkspace, place: Place, options: RunTaskOptions): Promise<number> {
  const { store, invocation } = workspace;
  const { terminal } = invocation;
  const now = terminal.clock.now();
  // Whoever finds the try unfinished because this process was killed learns from the job that it is nobody's.
  const job = { jobType: "LocalTaskJob", hostname: hostname(), processId: process.pid, now };
  const jobId = await store.transaction((transaction) => insertJob(transaction, job));
  const outcome = await store.transaction((transaction) =>
    startTaskInstance(transaction, {
      taskInstanceId: place.taskInstanceId,
      hostname: hostname(),
      jobId,
      leaseSeconds: LEASE_SECONDS,
      newLeaseToken: randomUUID,
      now,
    }),
  );
  try {
    return await finish(workspace, { outcome, options });
  } finally {
    await store.transaction((transaction) =>
      updateJobsEnded(transaction, { jobIds: [jobId], state: "success", now: terminal.clock.now() }),
    );
  }
}

async function finish(
  workspace: TestWorkspace,
  { outcome, options }: { readonly outcome: StartTaskInstanceOutcome; readonly options: RunTaskOptions },
): Promise<number> {
  const { terminal } = workspace.invocation;
  switch (outcome.kind) {
    case "succeeded-at-once":
      say(terminal, "The task does nothing, and has succeeded.");
      return 0;
    case "state-refused":
      say(terminal, `Not run: the task instance is ${outcome.state}; --force runs it all the same.`);
      return 0;
    case "not-found":
      throw new CommandFailure("The task instance is gone.");
    case "started": {
      const report = await attend(workspace, outcome, options);
      await record(workspace, report, terminal.clock.now());
      if (report.outcome.kind === "failed") throw new CommandFailure(report.outcome.message);
      say(terminal, `The try has ended: ${report.outcome.kind}.`);
      return 0;
    }
  }
}

function attend(
  workspace: TestWorkspace,
  { started }: Extract<StartTaskInstanceOutcome, { kind: "started" }>,
  { markSuccess = false, interactive = false }: RunTaskOptions,
): Promise<AttemptReport> {
  const { pools, attemptSettings, invocation, surroundings, store } = workspace;
  const { terminal, configuration } = invocation;
  const locateBundle = pools.bundleFolder.locate.bind(pools.bundleFolder);
  const maxMapLength = configuration.core.max_map_length;
  const workload: Workload = workloadOf(started, { attemptSettings, locateBundle, maxMapLength });
  if (markSuccess) return Promise.resolve(markedSuccess(workload, terminal.clock.now()));
  const executionApi = createExecutionApi({ ...surroundings, store });
  return runWithInterrupt(terminal, (signal) =>
    attendAttempt(workspace, { workload, executionApi, signal, isQuiet: !interactive }),
  );
}

/** As a server would: what waited for the task is ready with it. */
async function record({ store }: TestWorkspace, report: AttemptReport, now: Instant): Promise<void> {
  await store.transaction((transaction) => finishTaskInstances(transaction, { attempts: [report], now }));
}
