import type { Command } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import type { InitOptions } from "./init/init-project.ts";

/** `baram init` makes a project to write Dags in. */
export function addInitCommand(program: Command, { terminal, finish }: CommandSurroundings): void {
  program
    .command("init")
    .description("Make a folder a project to write Dags in. Files that are there already are left as they are.")
    .argument("[folder]", "The folder. Defaults to this one.")
    .option("--no-install", "Do not run npm install.")
    .action(async (folder: string | undefined, options: Omit<InitOptions, "folder">) => {
      const { initProject } = await import("./init/init-project.ts");
      finish(await initProject(terminal, { ...options, folder: folder ?? "." }));
    });
}
