import { DAG_RUN_STATES } from "@baram/domain";
import { type Command, Option } from "commander";
import { type DateArgument, dateArgument } from "../arguments/date-argument.ts";
import { inspectOption } from "../arguments/inspector-argument.ts";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { positiveInteger } from "./backfills.ts";
import {
  type OutputOptions,
  outputOption,
  searchedFirstOption,
  subdirectoryOption,
  type VerboseOptions,
  verboseOption,
} from "./command-options.ts";
import type { ExplainDagOptions } from "./dags/explain-dag.ts";
import type { ListDagRunsOptions } from "./dags/list-dag-runs.ts";
import type { ListDagsOptions } from "./dags/list-dags.ts";
import type { ListJobsOptions } from "./dags/list-jobs.ts";
import type { SetPausedOptions } from "./dags/set-dags-paused.ts";
import type { ShowDagOptions } from "./dags/show-dag.ts";
import type { ShowNextExecutionOptions } from "./dags/show-next-execution.ts";
import type { TestDagOptions } from "./dags/test-dag.ts";
import type { TriggerDagOptions } from "./dags/trigger-dag.ts";
import { addBackfillCommand } from "./dags-backfill.ts";
import { addFileCommands } from "./dags-files.ts";

/** `baram dags …` looks at Dags and runs them. */
export function addDagsCommands(program: Command, surroundings: CommandSurroundings): void {
  const group = program.command("dags").description("Look at Dags and run them.");
  addList(group, surroundings);
  addSetPaused(group, surroundings, true);
  addSetPaused(group, surroundings, false);
  addTest(group, surroundings);
  addBackfillCommand(group, surroundings);
  addTrigger(group, surroundings);
  addWhy(group, surroundings);
  addLooks(group, surroundings);
  addFileCommands(group, surroundings);
  addListRuns(group, surroundings);
  addListJobs(group, surroundings);
  addDelete(group, surroundings);
}

/** Commands that look at one Dag, or at files. */
function addLooks(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("details")
    .description("Show everything that is known of a Dag.")
    .argument("<dag_id>", "The id of the Dag.")
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(async (dagId: string, options: OutputOptions) => {
      const { showDagDetails } = await import("./dags/show-dag-details.ts");
      finish(await showDagDetails(terminal, { ...options, dagId }));
    });
  group
    .command("state")
    .description("Print the state of the run of a logical date.")
    .argument("<dag_id>", "The id of the Dag.")
    .argument("<execution_date>", "The logical date.", dateArgument(terminal))
    .addOption(searchedFirstOption())
    .addOption(verboseOption())
    .action(async (dagId: string, date: DateArgument, options: VerboseOptions) => {
      const { showDagState } = await import("./dags/show-dag-state.ts");
      finish(await showDagState(terminal, { ...options, dagId, date }));
    });
  group
    .command("next-execution")
    .description("Print where the next data intervals of a Dag begin.")
    .argument("<dag_id>", "The id of the Dag.")
    .option("-n, --num-executions <number>", "How many of them.", positiveInteger, 1)
    .addOption(searchedFirstOption())
    .addOption(verboseOption())
    .action(async (dagId: string, options: Omit<ShowNextExecutionOptions, "dagId">) => {
      const { showNextExecution } = await import("./dags/show-next-execution.ts");
      finish(await showNextExecution(terminal, { ...options, dagId }));
    });
  group
    .command("show")
    .description("Print the tasks of a Dag and their edges in the language of Graphviz.")
    .argument("<dag_id>", "The id of the Dag.")
    .option("-s, --save <file>", "Write to this file, which ends in .dot.")
    .option("--imgcat", "Refused: pictures are not drawn here.")
    .addOption(searchedFirstOption())
    .addOption(verboseOption())
    .action(async (dagId: string, options: Omit<ShowDagOptions, "dagId">) => {
      const { showDag } = await import("./dags/show-dag.ts");
      finish(await showDag(terminal, { ...options, dagId }));
    });
  group
    .command("list-import-errors")
    .description("List why Dag files do not load. Ends with exit code 1 where there are any.")
    .addOption(outputOption())
    .addOption(subdirectoryOption())
    .addOption(verboseOption())
    .action(async (options: OutputOptions & { readonly subdir?: string }) => {
      const { listImportErrors } = await import("./dags/list-import-errors.ts");
      finish(await listImportErrors(terminal, options));
    });
}

function addListRuns(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("list-runs")
    .description("List the runs of a Dag, the latest logical date first.")
    .requiredOption("-d, --dag-id <id>", "The id of the Dag.")
    .addOption(new Option("--state <state>", "Only runs in this state.").choices(DAG_RUN_STATES))
    .option("-s, --start-date <date>", "Only runs of this logical date or later.", dateArgument(terminal))
    .option("-e, --end-date <date>", "Only runs of this logical date or earlier.", dateArgument(terminal))
    .option("--no-backfill", "Leave out the runs of back-fills.")
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(async (options: ListDagRunsOptions) => {
      const { listDagRuns } = await import("./dags/list-dag-runs.ts");
      finish(await listDagRuns(terminal, options));
    });
}

function addListJobs(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("list-jobs")
    .description("List the processes of the installation, the newest first.")
    .option("-d, --dag-id <id>", "Refused: every job serves all Dags.")
    .addOption(new Option("--state <state>", "Only jobs in this state.").choices(["running", "success", "failed"]))
    .option("--limit <count>", "At most so many.", positiveInteger)
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(async (options: ListJobsOptions) => {
      const { listJobs } = await import("./dags/list-jobs.ts");
      finish(await listJobs(terminal, options));
    });
}

function addDelete(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("delete")
    .description("Remove a Dag with all that was kept of it. Its file stays, and makes it anew.")
    .argument("<dag_id>", "The id of the Dag.")
    .option("-y, --yes", "Ask nothing.")
    .addOption(verboseOption())
    .action(async (dagId: string, options: VerboseOptions & { readonly yes?: boolean }) => {
      const { deleteDag } = await import("./dags/delete-dag.ts");
      finish(await deleteDag(terminal, { ...options, dagId }));
    });
}

function addList(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("list")
    .description("List the Dags.")
    .option("--columns <names>", "Which columns, by comma: any property that the REST API has of a Dag.")
    .addOption(outputOption())
    .addOption(subdirectoryOption())
    .addOption(verboseOption())
    .action(async (options: ListDagsOptions) => {
      const { listDags } = await import("./dags/list-dags.ts");
      finish(await listDags(terminal, options));
    });
}

function addSetPaused(group: Command, { terminal, finish }: CommandSurroundings, isPaused: boolean): void {
  group
    .command(isPaused ? "pause" : "unpause")
    .description(isPaused ? "Pause Dags: no new runs, and nothing of their runs starts." : "Unpause Dags.")
    .argument("<dag_id>", "The id of the Dag, or a regular expression that finds several.")
    .option("--treat-dag-id-as-regex", "Take the id as a regular expression, to be found anywhere in the ids.")
    .option("-y, --yes", "Ask nothing.")
    .addOption(outputOption())
    .addOption(searchedFirstOption())
    .addOption(verboseOption())
    .action(async (dagId: string, options: SetPausedOptions) => {
      const { setDagsPaused } = await import("./dags/set-dags-paused.ts");
      finish(await setDagsPaused(terminal, { ...options, dagId, isPaused }));
    });
}

function addTest(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("test")
    .description("Run a Dag once, here and now: no scheduler, no pools, whether or not it is paused.")
    .argument("<dag_id>", "The id of the Dag.")
    .argument("[execution_date]", "The logical date of the run. Defaults to now.", dateArgument(terminal))
    .option("-c, --conf <json>", "The conf of the run, a JSON object.")
    .option("--mark-success-pattern <pattern>", "Tasks whose whole id matches succeed without running.")
    .option("--use-executor", "Hand tasks to the executor that the configuration names, as many at once as it takes.")
    .option("--show-dagrun", "Print the run in the language of Graphviz when it is over.")
    .option("--save-dagrun <file>", "Write that to this file, which ends in .dot.")
    .option("--imgcat-dagrun", "Refused: pictures are not drawn here.")
    .addOption(inspectOption())
    .addOption(searchedFirstOption())
    .addOption(verboseOption())
    .action(async (dagId: string, date: TestDagOptions["date"], options: Omit<TestDagOptions, "dagId" | "date">) => {
      const { testDag } = await import("./dags/test-dag.ts");
      finish(await testDag(terminal, { ...options, dagId, date }));
    });
}

function addTrigger(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("trigger")
    .description("Start a run by hand. It waits in the queue while its Dag is paused.")
    .argument("<dag_id>", "The id of the Dag.")
    .option("-c, --conf <json>", "The conf of the run, a JSON object.")
    .option("-e, --exec-date <date>", "The logical date of the run. Defaults to now.", dateArgument(terminal))
    .option("-r, --run-id <id>", "The id of the run. Defaults to manual__ and the logical date.")
    .option("--no-replace-microseconds", "Keep the fraction of the logical date's second.")
    .option("-w, --wait", "Stay until the run is over. Ends with exit code 1 when it failed.")
    .addOption(
      new Option("--timeout <seconds>", "Stay no longer than this; the run goes on. Implies --wait.")
        .argParser(positiveInteger)
        .implies({ wait: true }),
    )
    .addOption(
      new Option(
        "--result <task_ids>",
        "Print what these tasks, by comma, returned, as JSON in place of the run. Implies --wait.",
      ).implies({ wait: true }),
    )
    .addOption(outputOption())
    .addOption(searchedFirstOption())
    .addOption(verboseOption())
    .action(async (dagId: string, options: Omit<TriggerDagOptions, "dagId">) => {
      const { triggerDag } = await import("./dags/trigger-dag.ts");
      finish(await triggerDag(terminal, { ...options, dagId }));
    });
}

function addWhy(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("why")
    .description("Say why a Dag has no further run, no run for a date, and runs that wait.")
    .argument("<dag_id>", "The id of the Dag.")
    .argument("[logical_date]", "The logical date of a run that is missed.", dateArgument(terminal))
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(
      async (dagId: string, date: ExplainDagOptions["date"], options: Omit<ExplainDagOptions, "dagId" | "date">) => {
        const { explainDag } = await import("./dags/explain-dag.ts");
        finish(await explainDag(terminal, { ...options, dagId, date }));
      },
    );
}
