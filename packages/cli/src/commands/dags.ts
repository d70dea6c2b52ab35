import type { Command } from "commander";
import { dateArgument } from "../arguments/date-argument.ts";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { outputOption, subdirectoryOption, verboseOption } from "./command-options.ts";
import type { ExplainDagOptions } from "./dags/explain-dag.ts";
import type { ListDagsOptions } from "./dags/list-dags.ts";
import type { SetPausedOptions } from "./dags/set-dags-paused.ts";
import type { TestDagOptions } from "./dags/test-dag.ts";
import type { TriggerDagOptions } from "./dags/trigger-dag.ts";
import { addBackfillCommand } from "./dags-backfill.ts";

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
    .argument("[execution_date]", "The logical date of the run. Defaults to now.", dateArgument)
    .option("-c, --conf <json>", "The conf of the run, a JSON object.")
    .option("--mark-success-pattern <pattern>", "Tasks whose whole id matches succeed without running.")
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
    .option("-e, --exec-date <date>", "The logical date of the run. Defaults to now.", dateArgument)
    .option("-r, --run-id <id>", "The id of the run. Defaults to manual__ and the logical date.")
    .option("--no-replace-microseconds", "Keep the fraction of the logical date's second.")
    .addOption(outputOption())
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
    .argument("[logical_date]", "The logical date of a run that is missed.", dateArgument)
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(
      async (dagId: string, date: ExplainDagOptions["date"], options: Omit<ExplainDagOptions, "dagId" | "date">) => {
        const { explainDag } = await import("./dags/explain-dag.ts");
        finish(await explainDag(terminal, { ...options, dagId, date }));
      },
    );
}
