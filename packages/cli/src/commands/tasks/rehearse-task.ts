import { createRehearsalExecutionApi } from "@baram/api-server";
import {
  dagMapping,
  formatInstant,
  type Instant,
  type JsonObject,
  parseInstant,
  type RunType,
  resolveParams,
  type SerializedDag,
  type SerializedTask,
  timetableOf,
  UNMAPPED,
} from "@baram/domain";
import type { AttemptReport, InspectorPlace, WorkloadDagRun } from "@baram/execution-api";
import { rehearsalWorkload } from "@baram/scheduler";
import type { DateOrRunId } from "../../arguments/date-argument.ts";
import { keptInDatabase } from "../../composition/attempt-settings.ts";
import { configuredSensitiveNames } from "../../configuration/sensitive-names.ts";
import { commandLogger } from "../../logging/command-logger.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { describeCommandLine } from "../../program/describe-command-line.ts";
import { readInvocation } from "../../program/invocation.ts";
import { runWithInterrupt } from "../../terminal/run-with-interrupt.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { askPersonOn } from "../../test-run/ask-person.ts";
import { attendAttempt } from "../../test-run/attend-attempt.ts";
import { inspectedWorkload } from "../../test-run/inspected-workload.ts";
import { getTestedDag, openTestWorkspace, type TestWorkspace } from "../../test-run/test-workspace.ts";

/** A task that a command tries out apart from any run. */
export interface RehearsalOptions {
  /** What the audit log calls the command. */
  readonly event: string;
  readonly dagId: string;
  readonly taskId: string;
  /** Defaults to now. */
  readonly dateOrRunId: DateOrRunId | undefined;
  /** Which instance of a mapped task. */
  readonly mapIndex?: number | undefined;
  /** They win over those of the Dag. */
  readonly params?: JsonObject;
  /** Added to the environment of the runner. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether the template fields are rendered and nothing else is done; the log is not printed then. */
  readonly rendersOnly: boolean;
  readonly verbose?: boolean | undefined;
  /** Where the task waits for a debugger. */
  readonly inspect?: InspectorPlace;
}

/** Has a runner try out one task: no dependencies, no retries, nothing stored. */
export async function rehearseTask(terminal: Terminal, options: RehearsalOptions): Promise<AttemptReport> {
  const { event, dagId, taskId, params = {}, environment = {}, rendersOnly, verbose = false } = options;
  const logger = commandLogger(terminal, { verbose });
  const workspace = await openTestWorkspace(readInvocation(terminal), { dagId, logger, environment });
  try {
    const extra = describeCommandLine(terminal.words, configuredSensitiveNames(workspace.invocation.configuration));
    await workspace.installation.recordCommand({ event, dagId, taskId, extra });
    const version = await getTestedDag(workspace, dagId);
    const task = version.dag.tasks.find((candidate) => candidate.taskId === taskId);
    if (task === undefined) throw new CommandFailure(`Task ${taskId} not found: Dag "${dagId}" has none of this id.`);
    const mapIndex = mapIndexOf(version.dag, task, options.mapIndex ?? UNMAPPED);
    const dagRun = await chooseRun(workspace, version.dag, options.dateOrRunId, params);
    checkParams(version.dag, task, dagRun.conf);
    const bundle = workspace.pools.bundleFolder.locate({
      hash: version.bundleHash,
      relativePath: version.relativePath,
    });
    const settings = keptInDatabase(workspace.attemptSettings);
    const rehearsed = rehearsalWorkload({ dagId, task, mapIndex, dagRun, bundle, settings });
    const inspected = options.inspect === undefined ? rehearsed : inspectedWorkload(rehearsed, options.inspect);
    const workload = rendersOnly ? { ...inspected, rendersOnly } : inspected;
    const executionApi = createRehearsalExecutionApi(
      { dagId, ...dagRun },
      { ...workspace.surroundings, askPerson: askPersonOn(terminal) },
    );
    return await runWithInterrupt(terminal, (signal) =>
      attendAttempt(workspace, { workload, executionApi, signal, isQuiet: rendersOnly }),
    );
  } finally {
    await workspace.close();
  }
}

/** A run that there is, by its id or its date; else one that is there for this task alone. */
async function chooseRun(
  { installation, invocation }: TestWorkspace,
  dag: SerializedDag,
  dateOrRunId: DateOrRunId | undefined,
  params: JsonObject,
): Promise<WorkloadDagRun> {
  const { dagId } = dag;
  const given = dateOrRunId?.date ?? null;
  const stored =
    dateOrRunId === undefined
      ? null
      : ((await installation.findDagRun(dagId, dateOrRunId.text)) ??
        (given === null ? null : await installation.findDagRunByLogicalDate(dagId, given.text)));
  if (stored !== null) return storedRun(stored, params);
  if (dateOrRunId !== undefined && given === null) {
    throw new CommandFailure(`"${dateOrRunId.text}" is neither a run of Dag "${dagId}" nor a date.`);
  }
  const logicalDate = given?.at ?? invocation.terminal.clock.now();
  const { start, end } = timetableOf(dag.schedule).inferManualDataInterval(logicalDate);
  return {
    runId: `__baram_temporary_run_${formatInstant(logicalDate)}__`,
    runType: "manual",
    logicalDate,
    dataIntervalStart: start,
    dataIntervalEnd: end,
    startDate: null,
    externalTrigger: false,
    conf: params,
  };
}

function storedRun(run: JsonObject, params: JsonObject): WorkloadDagRun {
  return {
    runId: run["dag_run_id"] as string,
    runType: run["run_type"] as RunType,
    logicalDate: instantOf(run["logical_date"]),
    dataIntervalStart: instantOf(run["data_interval_start"]),
    dataIntervalEnd: instantOf(run["data_interval_end"]),
    startDate: run["start_date"] === null ? null : instantOf(run["start_date"]),
    externalTrigger: run["external_trigger"] === true,
    conf: { ...(run["conf"] as JsonObject), ...params },
  };
}

function instantOf(text: unknown): Instant {
  const at = parseInstant(String(text));
  if (at === null) throw new CommandFailure(`The installation named a run with a date that is none: ${String(text)}.`);
  return at;
}

/** An instance of a mapped task needs an index, and no other has one. */
function mapIndexOf(dag: SerializedDag, { taskId }: SerializedTask, mapIndex: number): number {
  const isMapped = dagMapping(dag)?.find(taskId) != null;
  if (isMapped && mapIndex === UNMAPPED) {
    throw new CommandFailure(`Task ${taskId} is mapped: say which instance to run, with --map-index from 0.`);
  }
  if (!isMapped && mapIndex !== UNMAPPED) {
    throw new CommandFailure(
      `Task ${taskId} is not mapped, so there is no instance ${mapIndex} of it: leave --map-index out.`,
    );
  }
  return mapIndex;
}

function checkParams(dag: SerializedDag, task: SerializedTask, conf: JsonObject): void {
  const params = resolveParams({ ...dag.params, ...task.params }, conf);
  if (params.kind === "refused") throw new CommandFailure(params.message);
}
