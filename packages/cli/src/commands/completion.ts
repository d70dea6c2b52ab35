import { Argument, type Command } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";

const SHELLS = ["bash", "zsh", "fish"] as const;

/** `baram completion …` prints what a shell needs to complete commands and flags. */
export function addCompletionCommand(program: Command, { terminal }: CommandSurroundings): void {
  program
    .command("completion")
    .description("Print what a shell needs to complete commands and flags.")
    .addArgument(new Argument("<shell>", "Which shell.").choices(SHELLS))
    .action(async (shell: (typeof SHELLS)[number]) => {
      const { completionTree } = await import("./completion/completion-tree.ts");
      const tree = completionTree(program);
      switch (shell) {
        case "bash": {
          const { bashCompletion } = await import("./completion/bash-completion.ts");
          terminal.write(bashCompletion(tree));
          return;
        }
        case "zsh": {
          const { zshCompletion } = await import("./completion/zsh-completion.ts");
          terminal.write(zshCompletion(tree));
          return;
        }
        case "fish": {
          const { fishCompletion } = await import("./completion/fish-completion.ts");
          terminal.write(fishCompletion(tree));
          return;
        }
      }
    });
}
