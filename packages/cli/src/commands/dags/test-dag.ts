import { hostname } from "node:os";
import { createExecutionApi, createRehearsalExecutionApi } from "@baram/api-server";
import {
  formatInstant,
  type Instant,
  instantToDate,
  type JsonObject,
  type SerializedDag,
  secondsBetween,
  worstState,
} from "@baram/domain";
import type { ExecutionApi } from "@baram/execution-api";
import { deleteDagRun, markDagRun, triggerDagRun } from "@baram/lifecycle";
import { findDagRunByLogicalDate, insertJob, listTaskInstancesOfRun, updateJobsEnded } from "@baram/metadata-store";
import type { DateArgument } from "../../arguments/date-argument.ts";
import type { InspectOptions } from "../../arguments/inspector-argument.ts";
import { readJsonObject } from "../../arguments/json-argument.ts";
import { readPattern } from "../../arguments/pattern-argument.ts";
import { commandLogger } from "../../logging/command-logger.ts";
import { dagDot } from "../../output/dag-dot.ts";
import { checkDotGraphOptions, type DotGraphOptions, putDotGraph } from "../../output/dot-graph.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { readInvocation } from "../../program/invocation.ts";
import { runWithInterrupt } from "../../terminal/run-with-interrupt.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import { askPersonOn } from "../../test-run/ask-person.ts";
import { type CarriedOutDagRun, carryOutDagRun } from "../../test-run/carry-out-dag-run.ts";
import { getTestedDag, openTestWorkspace, type TestWorkspace } from "../../test-run/test-workspace.ts";

/** What `baram dags test` was given. */
export interface TestDagOptions extends InspectOptions {
  readonly dagId: string;
  /** Defaults to now. */
  readonly date: DateArgument | undefined;
  readonly conf?: string;
  readonly markSuccessPattern?: string;
  /** Whether tasks go through the executor that the configuration names. */
  readonly useExecutor?: boolean;
  /** Whether the run is printed as a graph when it is over. */
  readonly showDagrun?: boolean;
  /** Where that graph is written to. */
  readonly saveDagrun?: string;
  readonly imgcatDagrun?: boolean;
  readonly verbose?: boolean;
}

/** Runs a Dag once, in this process and its runners, and prints the logs of its tasks. */
export async function testDag(terminal: Terminal, options: TestDagOptions): Promise<number> {
  const conf = readJsonObject(options.conf, "--conf");
  const graph = graphOptionsOf(options);
  checkDotGraphOptions(graph);
  const { markSuccessPattern } = options;
  // Parity: matched against the whole id.
  const pattern = markSuccessPattern === undefined ? null : readPattern(`^(?:${markSuccessPattern})$`);
  const { dagId } = options;
  const logger = commandLogger(terminal, options);
  const workspace = await openTestWorkspace(readInvocation(terminal), { dagId, logger });
  try {
    const { dag } = await getTestedDag(workspace, dagId);
    const logicalDate = options.date?.at ?? terminal.clock.now();
    const runId = `manual__${options.date?.text ?? formatInstant(logicalDate)}`;
    const dagRunId = await createRun(workspace, { dagId, runId, logicalDate, conf });
    const inspected = options.inspect === undefined ? {} : { inspector: options.inspect };
    const { useExecutor: usesExecutor = false } = options;
    const run = { dagRunId, dagId, runId, isMarkedSuccess: (taskId: string) => pattern?.test(taskId) === true };
    const state = await carryOut(workspace, { ...run, ...inspected, usesExecutor, logicalDate });
    await report(workspace, run, state);
    if (options.showDagrun === true || options.saveDagrun !== undefined) {
      putDotGraph(terminal, await runAsDot(workspace, { dag, dagRunId }), graph);
    }
    if (state === "success") return 0;
    throw new CommandFailure("The Dag run failed.");
  } finally {
    await workspace.close();
  }
}

function graphOptionsOf({ saveDagrun, imgcatDagrun = false }: TestDagOptions): DotGraphOptions {
  return { imgcat: imgcatDagrun, ...(saveDagrun === undefined ? {} : { save: saveDagrun }) };
}

/** Of a mapped task the state is shown that is the worst of its instances. */
async function runAsDot(
  { store }: TestWorkspace,
  { dag, dagRunId }: { readonly dag: SerializedDag; readonly dagRunId: number },
): Promise<string> {
  const instances = await listTaskInstancesOfRun(store.reader, dagRunId);
  const tasks = dag.tasks.map(({ taskId, downstreamTaskIds }) => {
    const states = instances.filter((instance) => instance.taskId === taskId).map(({ state }) => state);
    return { taskId, downstreamTaskIds, state: worstState(states) };
  });
  return dagDot(dag.dagId, tasks);
}

/** Parity: a run of the same logical date gives way. */
async function createRun(
  { store, invocation }: TestWorkspace,
  run: {
    readonly dagId: string;
    readonly runId: string;
    readonly logicalDate: Instant;
    readonly conf: JsonObject;
  },
): Promise<number> {
  const { terminal, configuration } = invocation;
  const now = terminal.clock.now();
  const outcome = await store.transaction(async (transaction) => {
    const former = await findDagRunByLogicalDate(transaction, run);
    if (former !== null) await deleteDagRun(transaction, { dagId: run.dagId, runId: former.runId, now });
    return triggerDagRun(transaction, {
      ...run,
      dataInterval: null,
      note: null,
      triggeredBy: terminal.user,
      allowedRunIdPattern: configuration.scheduler.allowed_run_id_pattern,
      now,
    });
  });
  switch (outcome.kind) {
    case "created":
      return outcome.dagRunId;
    case "run-id-refused":
    case "logical-date-refused":
    case "params-refused":
      throw new CommandFailure(outcome.message);
    case "run-id-taken":
    case "logical-date-taken":
      throw new CommandFailure(`Run "${outcome.runId}" of another logical date has this id; give another date.`);
    case "dag-not-found":
    case "import-errors":
      throw new CommandFailure(`Dag "${run.dagId}" does not exist, or its file fails to load.`);
  }
}

async function carryOut(
  workspace: TestWorkspace,
  run: Pick<CarriedOutDagRun, "dagRunId" | "dagId" | "runId" | "isMarkedSuccess" | "inspector" | "usesExecutor"> & {
    readonly logicalDate: Instant;
  },
) {
  const { store, invocation } = workspace;
  const { terminal } = invocation;
  // Whoever finds the run unfinished because this process was killed learns from the job that it is nobody's.
  const job = { jobType: "DagTestJob", hostname: hostname(), processId: process.pid, now: terminal.clock.now() };
  const jobId = await store.transaction((transaction) => insertJob(transaction, job));
  const executionApi = executionApiOf(
    { ...workspace, surroundings: { ...workspace.surroundings, askPerson: askPersonOn(terminal) } },
    run,
  );
  const state = await runWithInterrupt(terminal, (signal) =>
    carryOutDagRun(workspace, { ...run, jobId, executionApi, signal }),
  );
  return store.transaction(async (transaction) => {
    const now = terminal.clock.now();
    await updateJobsEnded(transaction, { jobIds: [jobId], state: "success", now });
    if (state === "success" || state === "failed") return state;
    await markDagRun(transaction, { ...run, state: "failed", now });
    return "failed";
  });
}

/** Beside somebody else's scheduler the run has a store of its own; connections and variables are the installation's. */
function executionApiOf(
  { store, surroundings }: Pick<TestWorkspace, "store" | "surroundings">,
  run: { readonly dagId: string; readonly runId: string; readonly logicalDate: Instant },
): ExecutionApi {
  const ofRun = createExecutionApi({ ...surroundings, store });
  if (surroundings.store === store) return ofRun;
  const ofInstallation = createRehearsalExecutionApi(run, surroundings);
  return {
    answer: (leaseToken, taskInstanceId, request) => {
      const isSetting = /Connection|Variable/.test(request.kind);
      return (isSetting ? ofInstallation : ofRun).answer(leaseToken, taskInstanceId, request);
    },
  };
}

async function report(
  { store, invocation }: TestWorkspace,
  { dagRunId, dagId, runId }: Pick<CarriedOutDagRun, "dagRunId" | "dagId" | "runId">,
  state: string,
): Promise<void> {
  const { terminal } = invocation;
  const instances = await listTaskInstancesOfRun(store.reader, dagRunId);
  const time = instantToDate(terminal.clock.now()).toISOString().replace(/Z$/, "+0000");
  const tell = (message: string) => say(terminal, `[${time}] {${dagId}} INFO - ${message}`);
  for (const { taskId, state: taskState, startDate, endDate, tryNumber } of instances) {
    const seconds = startDate === null || endDate === null ? null : secondsBetween(startDate, endDate).toFixed(2);
    tell(`${taskId}: ${taskState}${seconds === null || tryNumber === 0 ? "" : `, try ${tryNumber}, ${seconds} s`}`);
  }
  if (instances.length === 0) tell("No task has a start date that is early enough for this logical date.");
  tell(`Run ${runId}: ${state}`);
}
