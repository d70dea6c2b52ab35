import { type Command, InvalidArgumentError } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import type { ChangeBackfillOptions } from "./backfills/change-backfill.ts";
import type { ListBackfillsOptions } from "./backfills/list-backfills.ts";
import type { ShowBackfillOptions } from "./backfills/show-backfill.ts";
import { outputOption, verboseOption } from "./command-options.ts";

/** `baram backfills …` looks at back-fills and changes them; `baram dags backfill` makes them. */
export function addBackfillsCommands(program: Command, surroundings: CommandSurroundings): void {
  const group = program.command("backfills").description("Look at back-fills, pause, resume and cancel them.");
  addList(group, surroundings);
  addShow(group, surroundings);
  addChange(group, surroundings, "pause", "Pause a back-fill: none of its runs starts, those that run go on.");
  addChange(group, surroundings, "resume", "Let a paused back-fill go on.");
  addChange(group, surroundings, "cancel", "End a back-fill: its queued runs fail, those that run go on.");
}

function addList(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("list")
    .description("List back-fills, the newest first.")
    .option("-d, --dag-id <id>", "Only those of this Dag.")
    .option("-l, --limit <number>", "How many at most.", positiveInteger, 100)
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(async (options: ListBackfillsOptions) => {
      const { listBackfills } = await import("./backfills/list-backfills.ts");
      finish(await listBackfills(terminal, options));
    });
}

function addShow(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("show")
    .description("Say how far a back-fill has come, and what failed in it.")
    .argument("<backfill_id>", "The number of the back-fill.", positiveInteger)
    .option("-f, --follow", "Stay until it is over.")
    .addOption(verboseOption())
    .action(async (backfillId: number, options: Omit<ShowBackfillOptions, "backfillId">) => {
      const { showBackfill } = await import("./backfills/show-backfill.ts");
      finish(await showBackfill(terminal, { ...options, backfillId }));
    });
}

function addChange(
  group: Command,
  { terminal, finish }: CommandSurroundings,
  verb: ChangeBackfillOptions["verb"],
  description: string,
): void {
  group
    .command(verb)
    .description(description)
    .argument("<backfill_id>", "The number of the back-fill.", positiveInteger)
    .addOption(verboseOption())
    .action(async (backfillId: number, options: Omit<ChangeBackfillOptions, "backfillId" | "verb">) => {
      const { changeBackfill } = await import("./backfills/change-backfill.ts");
      finish(await changeBackfill(terminal, { ...options, backfillId, verb }));
    });
}

/** For commander: refuses what is no whole number above zero. */
export function positiveInteger(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value > 0) return value;
  throw new InvalidArgumentError(`"${text}" is no whole number above zero.`);
}
