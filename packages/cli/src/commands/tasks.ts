import { type Command, Option } from "commander";
import { type DateOrRunId, dateArgument, dateOrRunIdArgument } from "../arguments/date-argument.ts";
import { inspectOption } from "../arguments/inspector-argument.ts";
import { mapIndexArgument } from "../arguments/map-index-argument.ts";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import {
  type OutputOptions,
  outputOption,
  searchedFirstOption,
  type VerboseOptions,
  verboseOption,
} from "./command-options.ts";
import type { ClearTasksOptions } from "./tasks/clear-tasks.ts";
import type { ExplainTaskOptions } from "./tasks/explain-task.ts";
import type { TaskInstanceArguments } from "./tasks/get-task-instance.ts";
import type { RunTaskOptions } from "./tasks/run-task.ts";
import type { TestTaskOptions } from "./tasks/test-task.ts";

/** `baram tasks …` looks at tasks and runs them. */
export function addTasksCommands(program: Command, { terminal, finish }: CommandSurroundings): void {
  const group = program.command("tasks").description("Look at tasks and run them.");
  group
    .command("test")
    .description("Run one task by itself, here and now: nothing is waited for, and no state is stored.")
    .argument("<dag_id>", "The id of the Dag.")
    .argument("<task_id>", "The id of the task.")
    .argument(
      "[execution_date_or_run_id]",
      "A run that there is, or a logical date. Defaults to now.",
      dateOrRunIdArgument(terminal),
    )
    .option("--map-index <index>", "Which instance of a mapped task, from 0.", mapIndexArgument)
    .option("-t, --task-params <json>", "Params, a JSON object. They win over those of the Dag.")
    .option("--env-vars <json>", "Variables of the task's environment, a JSON object.")
    .option("-n, --dry-run", "Render its template fields, and do nothing else.")
    .addOption(inspectOption())
    .addOption(searchedFirstOption())
    .addOption(verboseOption())
    .action(
      async (
        dagId: string,
        taskId: string,
        dateOrRunId: DateOrRunId | undefined,
        options: Omit<TestTaskOptions, "dagId" | "taskId" | "dateOrRunId">,
      ) => {
        const { testTask } = await import("./tasks/test-task.ts");
        finish(await testTask(terminal, { ...options, dagId, taskId, dateOrRunId }));
      },
    );
  addRun(group, { terminal, finish });
  addWhy(group, { terminal, finish });
  addLooks(group, { terminal, finish });
  addClear(group, { terminal, finish });
}

/** Parity: names and letters are Airflow's; what concerns its own processes is left out. */
function addRun(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("run")
    .description("Run a task instance of a run here and now, as a worker would, where no server runs.")
    .argument("<dag_id>", "The id of the Dag.")
    .argument("<task_id>", "The id of the task.")
    .argument("<execution_date_or_run_id>", "The id of the run, or its logical date.", dateOrRunIdArgument(terminal))
    .option("--map-index <index>", "Which instance of a mapped task, from 0.", mapIndexArgument)
    .option("-l, --local", "Watch over the try from here, which is done always.")
    .option("-r, --raw", "Do not look at what it depends on.")
    .option("-m, --mark-success", "Let it succeed without running.")
    .option("-A, --ignore-all-dependencies", "Look at none of its dependencies, nor at its state.")
    .option("-i, --ignore-dependencies", "Do not look at what is upstream, nor at its past.")
    .option("-I, --ignore-depends-on-past", "Do not look at its past.")
    .addOption(
      new Option("-d, --depends-on-past <action>", "What to make of its past.")
        .choices(["check", "ignore"])
        .default("check"),
    )
    .option("-f, --force", "Run it again, whatever its state.")
    .option("-N, --interactive", "Print its log here, too.")
    .addOption(searchedFirstOption())
    .addOption(verboseOption())
    .action(
      async (
        dagId: string,
        taskId: string,
        dateOrRunId: DateOrRunId,
        options: Omit<RunTaskOptions, "dagId" | "taskId" | "dateOrRunId">,
      ) => {
        const { runTask } = await import("./tasks/run-task.ts");
        finish(await runTask(terminal, { ...options, dagId, taskId, dateOrRunId }));
      },
    );
}

/** Commands that look at tasks and their instances. */
function addLooks(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("list")
    .description("List the ids of a Dag's tasks.")
    .argument("<dag_id>", "The id of the Dag.")
    .option("-t, --tree", "Show them as a tree.")
    .addOption(searchedFirstOption())
    .addOption(verboseOption())
    .action(async (dagId: string, options: VerboseOptions & { readonly tree?: boolean }) => {
      const { listTasks } = await import("./tasks/list-tasks.ts");
      finish(await listTasks(terminal, { ...options, dagId }));
    });
  group
    .command("states-for-dag-run")
    .description("List the task instances of a run with their states.")
    .argument("<dag_id>", "The id of the Dag.")
    .argument("<execution_date_or_run_id>", "The id of the run, or its logical date.", dateOrRunIdArgument(terminal))
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(async (dagId: string, dateOrRunId: DateOrRunId, options: OutputOptions) => {
      const { listTaskStates } = await import("./tasks/list-task-states.ts");
      finish(await listTaskStates(terminal, { ...options, dagId, dateOrRunId }));
    });
  addOfInstance({ group, terminal }, "state", "Print the state of a task instance.", async (options) => {
    const { showTaskState } = await import("./tasks/show-task-state.ts");
    finish(await showTaskState(terminal, options));
  });
  addOfInstance(
    { group, terminal },
    "render",
    "Print the template fields of a task as they are in a run, or for a date.",
    async (options) => {
      const { renderTask } = await import("./tasks/render-task.ts");
      finish(await renderTask(terminal, options));
    },
  );
  addOfInstance(
    { group, terminal },
    "failed-deps",
    "Print what keeps a task instance from being started.",
    async (options) => {
      const { listFailedDependencies } = await import("./tasks/list-failed-dependencies.ts");
      finish(await listFailedDependencies(terminal, options));
    },
  );
}

/** A command about one task instance. */
function addOfInstance(
  { group, terminal }: Pick<CommandSurroundings, "terminal"> & { readonly group: Command },
  name: string,
  description: string,
  act: (options: VerboseOptions & TaskInstanceArguments) => Promise<void>,
): void {
  group
    .command(name)
    .description(description)
    .argument("<dag_id>", "The id of the Dag.")
    .argument("<task_id>", "The id of the task.")
    .argument("<execution_date_or_run_id>", "The id of the run, or its logical date.", dateOrRunIdArgument(terminal))
    .option("--map-index <index>", "Which instance of a mapped task, from 0.", mapIndexArgument)
    .addOption(searchedFirstOption())
    .addOption(verboseOption())
    .action(
      async (
        dagId: string,
        taskId: string,
        dateOrRunId: DateOrRunId,
        options: VerboseOptions & { readonly mapIndex?: number },
      ) => act({ ...options, dagId, taskId, dateOrRunId }),
    );
}

function onlyFailedOption(): Option {
  const description = "Only what has failed, or could not run because of it.";
  return new Option("-f, --only-failed", description).conflicts("onlyRunning");
}

function addClear(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("clear")
    .description("Let task instances run again.")
    .argument("<dag_id>", "The id of the Dag, or a regular expression that finds several.")
    .option("-R, --dag-regex", "Take the id as a regular expression, to be found anywhere in the ids.")
    .option("-t, --task-regex <pattern>", "Only tasks whose id has this regular expression in it.")
    .option("-d, --downstream", "With what is downstream of them.")
    .option("-u, --upstream", "With what is upstream of them.")
    .option("-s, --start-date <date>", "Only runs of this logical date or later.", dateArgument(terminal))
    .option("-e, --end-date <date>", "Only runs of this logical date or earlier.", dateArgument(terminal))
    .addOption(onlyFailedOption())
    .option("-r, --only-running", "Only what is running.")
    .option("-y, --yes", "Ask nothing.")
    .option("-x, --exclude-subdags", "Taken, and makes no difference: there are no SubDAGs.")
    .option("-X, --exclude-parentdag", "Taken, and makes no difference: there are no SubDAGs.")
    .addOption(searchedFirstOption())
    .addOption(verboseOption())
    .action(async (dagId: string, options: Omit<ClearTasksOptions, "dagId">) => {
      const { clearTasks } = await import("./tasks/clear-tasks.ts");
      finish(await clearTasks(terminal, { ...options, dagId }));
    });
}

function addWhy(group: Command, { terminal, finish }: Pick<CommandSurroundings, "terminal" | "finish">): void {
  group
    .command("why")
    .description("Say why a task instance is not running.")
    .argument("<dag_id>", "The id of the Dag.")
    .argument("<task_id>", "The id of the task.")
    .argument("<run_id>", "The id of the run.")
    .option("--map-index <index>", "Which instance of a mapped task, from 0.", mapIndexArgument)
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(
      async (
        dagId: string,
        taskId: string,
        runId: string,
        options: Omit<ExplainTaskOptions, "dagId" | "taskId" | "runId">,
      ) => {
        const { explainTask } = await import("./tasks/explain-task.ts");
        finish(await explainTask(terminal, { ...options, dagId, taskId, runId }));
      },
    );
}
