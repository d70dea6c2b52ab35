import { Command } from "commander";
import { addBackfillsCommands } from "../commands/backfills.ts";
import { addCheatSheetCommand } from "../commands/cheat-sheet.ts";
import { addCompletionCommand } from "../commands/completion.ts";
import { addConfigCommands } from "../commands/config.ts";
import { addConnectionsCommands } from "../commands/connections.ts";
import { addDagsCommands } from "../commands/dags.ts";
import { addDatabaseCommands } from "../commands/db.ts";
import { addDevCommand } from "../commands/dev.ts";
import { addDoctorCommand } from "../commands/doctor.ts";
import { addHumanCommands } from "../commands/human.ts";
import { addInfoCommand } from "../commands/info.ts";
import { addInitCommand } from "../commands/init.ts";
import { addJobsCommands } from "../commands/jobs.ts";
import { addMaintenanceCommands } from "../commands/maintenance.ts";
import { addPluginsCommand } from "../commands/plugins.ts";
import { addPoolsCommands } from "../commands/pools.ts";
import { addProvidersCommands } from "../commands/providers.ts";
import { addRolesCommands } from "../commands/roles.ts";
import { addServerCommands } from "../commands/servers.ts";
import { addStandaloneCommand } from "../commands/standalone.ts";
import { addTasksCommands } from "../commands/tasks.ts";
import { addTokensCommands } from "../commands/tokens.ts";
import { addUsersCommands } from "../commands/users.ts";
import { addVariablesCommands } from "../commands/variables.ts";
import { addVersionCommand } from "../commands/version.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { CommandSurroundings } from "./command-surroundings.ts";
import { FORMER_COMMANDS } from "./former-commands.ts";
import { RefusedArguments } from "./refused-arguments.ts";
import { refuseLocalCommand } from "./remote-server.ts";
import { suggestCommands } from "./suggest-commands.ts";

/** The whole tree of commands. What a command needs is imported when it runs, so that the others start fast. */
export function buildProgram(surroundings: CommandSurroundings): Command {
  const program = new Command("baram");
  program.description("A workflow orchestrator native to TypeScript, with Apache Airflow's model.");
  // Taken out of the command line before it is read: it may stand anywhere in it.
  program.option("--server <url>", "Go to a server elsewhere, with the token in BARAM_TOKEN.");
  program.hook("preAction", (_, command) => refuseLocalCommand(surroundings.terminal, pathOf(command)));
  addInitCommand(program, surroundings);
  addStandaloneCommand(program, surroundings);
  addDevCommand(program, surroundings);
  addServerCommands(program, surroundings);
  addDatabaseCommands(program, surroundings);
  addCompletionCommand(program, surroundings);
  addConfigCommands(program, surroundings);
  addConnectionsCommands(program, surroundings);
  addDagsCommands(program, surroundings);
  addDoctorCommand(program, surroundings);
  addHumanCommands(program, surroundings);
  addInfoCommand(program, surroundings);
  addCheatSheetCommand(program, surroundings);
  addJobsCommands(program, surroundings);
  addPluginsCommand(program, surroundings);
  addMaintenanceCommands(program, surroundings);
  addPoolsCommands(program, surroundings);
  addProvidersCommands(program, surroundings);
  addBackfillsCommands(program, surroundings);
  addRolesCommands(program, surroundings);
  addTasksCommands(program, surroundings);
  addTokensCommands(program, surroundings);
  addUsersCommands(program, surroundings);
  addVariablesCommands(program, surroundings);
  addVersionCommand(program, surroundings);
  settle(program, surroundings.terminal);
  return program;
}

/** The words that lead to a command. */
function pathOf(command: Command): string {
  const names: string[] = [];
  for (let current = command; current.parent !== null; current = current.parent) names.unshift(current.name());
  return names.join(" ");
}

/** What holds for every command: refusals are thrown, and a group by itself is one. */
function settle(command: Command, terminal: Terminal): void {
  command.helpCommand(false).helpOption("-h, --help", "Show this help.");
  command.configureOutput({ writeOut: (text) => terminal.write(text), writeErr: () => undefined });
  command.exitOverride((error) => {
    if (error.exitCode === 0) throw error;
    throw new RefusedArguments(command, error.message.replace(/^error: /, "").replaceAll("\n", " "));
  });
  if (command.commands.length === 0) return;
  for (const subcommand of command.commands) settle(subcommand, terminal);
  command.allowExcessArguments().allowUnknownOption();
  command.action(() => {
    throw new RefusedArguments(command, explainMissingCommand(command));
  });
}

function explainMissingCommand(command: Command): string {
  const [word] = command.args;
  if (word === undefined) return "the following arguments are required: COMMAND";
  if (word.startsWith("-")) return `unrecognized arguments: ${word}`;
  const successor = command.parent === null ? FORMER_COMMANDS[word] : undefined;
  if (successor !== undefined) return `"${word}" is a command of Airflow 1; use "baram ${successor}"`;
  const names = command.commands.map((subcommand) => subcommand.name());
  const suggestion = suggestCommands(word, names);
  return `argument COMMAND: invalid choice: '${word}' (choose from ${names.join(", ")})${suggestion}`;
}
