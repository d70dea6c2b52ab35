import { type Command, Option } from "commander";
import { colorOption } from "../output/color-choice.ts";
import { OUTPUT_FORMATS } from "../output/output-format.ts";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { verboseOption } from "./command-options.ts";
import type { DoctorOptions } from "./doctor/run-doctor.ts";

/** `baram doctor` says what is wrong with an installation. */
export function addDoctorCommand(program: Command, { terminal, finish }: CommandSurroundings): void {
  program
    .command("doctor")
    .description("Say what is wrong with this installation and how to mend it. The exit code is 1 where something is.")
    .addOption(colorOption())
    .addOption(new Option("-o, --output <format>", "Print rows in place of sentences.").choices(OUTPUT_FORMATS))
    .addOption(verboseOption())
    .action(async (options: DoctorOptions) => {
      const { runDoctor } = await import("./doctor/run-doctor.ts");
      finish(await runDoctor(terminal, options));
    });
}
