import type { Command } from "commander";
import { dateArgument } from "../arguments/date-argument.ts";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { positiveInteger } from "./backfills.ts";
import { subdirectoryOption, verboseOption } from "./command-options.ts";
import type { BackfillOptions } from "./dags/backfill-options.ts";

/** `baram dags backfill`. */
export function addBackfillCommand(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("backfill")
    .description(
      "Run a Dag for past dates, both ends included, whether or not it is paused, and stay until it is done.",
    )
    .argument("<dag_id>", "The id of the Dag, or a regular expression that finds several.")
    .option("-s, --start-date <date>", "The first logical date. Alone, the only one.", dateArgument(terminal))
    .option("-e, --end-date <date>", "The last logical date. Alone, the only one.", dateArgument(terminal))
    .option("-t, --task-regex <pattern>", "Only the tasks in whose ids it is found, and what is upstream of them.")
    .option(
      "-i, --ignore-dependencies",
      "With -t, without what is upstream: runs that are created wait for nothing else.",
    )
    .option("--rerun-failed-tasks", "Clear what failed in runs that have failed; without it they fail the back-fill.")
    .option("--reset-dagruns", "Clear every finished run of these dates and run it again. Asks before, unless -y.")
    .option("-B, --run-backwards", "Begin with the latest date. Refused where a task depends on its past.")
    .option("--continue-on-failures", "Begin further dates although one has failed.")
    .option("--disable-retry", "Try no task again.")
    .option("-m, --mark-success", "Mark the runs success in place of running them.")
    .option(
      "--max-active-runs <number>",
      "How many of its runs at once. Defaults to the Dag's own limit.",
      positiveInteger,
    )
    .option("--pool <name>", "The pool of every task, in place of its own.")
    .option("-c, --conf <json>", "The conf of the runs that are created, a JSON object.")
    .option("-n, --dry-run", "Say what would be done for each date, and do nothing.")
    .option("-I, --ignore-first-depends-on-past", "The first date runs whatever was before it, which it always does.")
    .option("-l, --local", "Work it off in this process; refused while a server runs, which would.")
    .option("--delay-on-limit <seconds>", "Refused: nothing waits by the clock for the limit of runs.")
    .option("--treat-dag-id-as-regex", "Take the id as a regular expression, to be found anywhere in the ids.")
    .option("--treat-dag-as-regex", "The old name of --treat-dag-id-as-regex.")
    .option("-y, --yes", "Ask nothing.")
    .addOption(subdirectoryOption())
    .addOption(verboseOption())
    .action(async (dagId: string, options: Omit<BackfillOptions, "dagId">) => {
      const { backfillDags } = await import("./dags/backfill-dags.ts");
      finish(await backfillDags(terminal, { ...options, dagId }));
    });
}
