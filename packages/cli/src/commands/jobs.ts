import { type Command, InvalidArgumentError, Option } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { verboseOption } from "./command-options.ts";
import type { CheckJobsOptions } from "./jobs/check-jobs.ts";

/** Parity: Airflow's types. Here attempts and back-fills have no job of their own, so none of these two is ever found. */
const JOB_TYPES = ["BackfillJob", "LocalTaskJob", "SchedulerJob", "TriggererJob", "DagProcessorJob"];

/** `baram jobs …` looks at the processes of the installation. */
export function addJobsCommands(program: Command, { terminal, finish }: CommandSurroundings): void {
  const group = program.command("jobs").description("Look at the processes of the installation.");
  group
    .command("check")
    .description("Check that one job is alive: the exit code is 0 then, else 1.")
    .option("--allow-multiple", "Let several be alive; takes a --limit above 1.")
    .option("--hostname <name>", "Jobs of this machine.")
    .addOption(new Option("--job-type <type>", "Jobs of this type.").choices(JOB_TYPES))
    .option("--limit <count>", "How many are looked at, the latest heartbeat first; 0 for all.", countArgument, 1)
    .option("--local", "Jobs of the machine that this command runs on.")
    .addOption(verboseOption())
    .action(async (options: CheckJobsOptions) => {
      const { checkJobs } = await import("./jobs/check-jobs.ts");
      finish(await checkJobs(terminal, options));
    });
}

function countArgument(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError("it has to be a whole number from 0 on.");
}
