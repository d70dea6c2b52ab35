import type { Command } from "commander";
import { dateArgument } from "../arguments/date-argument.ts";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { outputOption, verboseOption } from "./command-options.ts";
import type { CreateTokenOptions } from "./tokens/create-token.ts";
import type { ListTokensOptions } from "./tokens/list-tokens.ts";
import type { RevokeTokenOptions } from "./tokens/revoke-token.ts";

/** `baram tokens …` looks after personal access tokens, which programs show in place of a password. */
export function addTokensCommands(program: Command, { terminal, finish }: CommandSurroundings): void {
  const group = program.command("tokens").description("Look after personal access tokens.");
  group
    .command("create")
    .description("Make a token that acts as a user, and print it, this once.")
    .requiredOption("-u, --username <name>", "Whose it is; it may do what they may.")
    .requiredOption("-n, --name <name>", "What to call it, as the program that uses it.")
    .option("-e, --expires-at <date>", "When it ends; it does not end by itself by default.", dateArgument(terminal))
    .addOption(verboseOption())
    .action(async (options: CreateTokenOptions) => {
      const { createToken } = await import("./tokens/create-token.ts");
      finish(await createToken(terminal, options));
    });
  group
    .command("list")
    .description("List the tokens of a user.")
    .requiredOption("-u, --username <name>", "Whose.")
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(async (options: ListTokensOptions) => {
      const { listTokens } = await import("./tokens/list-tokens.ts");
      finish(await listTokens(terminal, options));
    });
  group
    .command("revoke")
    .description("Take a token out of use.")
    .requiredOption("-u, --username <name>", "Whose it is.")
    .requiredOption("-n, --name <name>", "What it is called.")
    .addOption(verboseOption())
    .action(async (options: RevokeTokenOptions) => {
      const { revokeToken } = await import("./tokens/revoke-token.ts");
      finish(await revokeToken(terminal, options));
    });
}
