import { type Command, Option } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { type OutputOptions, outputOption, type VerboseOptions, verboseOption } from "./command-options.ts";
import type { ChangeRoleOptions } from "./users/change-role.ts";
import type { CreateUserOptions } from "./users/create-user.ts";
import type { NamedUserOptions } from "./users/find-named-user.ts";
import type { ResetPasswordOptions } from "./users/reset-password.ts";

/** `baram users …` looks after those who may log in. */
export function addUsersCommands(program: Command, surroundings: CommandSurroundings): void {
  const group = program.command("users").description("Look after those who may log in.");
  addList(group, surroundings);
  addCreate(group, surroundings);
  addDelete(group, surroundings);
  addRoleChanges(group, surroundings);
  addResetPassword(group, surroundings);
  addImport(group, surroundings);
  addExport(group, surroundings);
}

function addList(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("list")
    .description("List the users with their roles.")
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(async (options: OutputOptions) => {
      const { listUsers } = await import("./users/list-users.ts");
      finish(await listUsers(terminal, options));
    });
}

function addCreate(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("create")
    .description("Make a user. Without -p or --use-random-password their password is asked for.")
    .requiredOption("-u, --username <name>", "What they log in with.")
    .requiredOption("-e, --email <address>", "Their e-mail address.")
    .requiredOption("-f, --firstname <name>", "Their first name.")
    .requiredOption("-l, --lastname <name>", "Their last name.")
    .requiredOption("-r, --role <role>", "Their role: Admin, Op, User, Viewer, Public or one of your own.")
    .addOption(passwordOption())
    .addOption(randomPasswordOption())
    .addOption(verboseOption())
    .action(async (options: CreateUserOptions) => {
      const { createUser } = await import("./users/create-user.ts");
      finish(await createUser(terminal, options));
    });
}

function addDelete(group: Command, { terminal, finish }: CommandSurroundings): void {
  named(group.command("delete").description("Delete a user, and end their log-ins.")).action(
    async (options: NamedUserOptions) => {
      const { deleteUser } = await import("./users/delete-user.ts");
      finish(await deleteUser(terminal, options));
    },
  );
}

function addRoleChanges(group: Command, { terminal, finish }: CommandSurroundings): void {
  named(group.command("add-role").description("Give a user a role."))
    .requiredOption("-r, --role <role>", "The role.")
    .action(async (options: ChangeRoleOptions) => {
      const { addRole } = await import("./users/change-role.ts");
      finish(await addRole(terminal, options));
    });
  named(group.command("remove-role").description("Take a role from a user."))
    .requiredOption("-r, --role <role>", "The role.")
    .action(async (options: ChangeRoleOptions) => {
      const { removeRole } = await import("./users/change-role.ts");
      finish(await removeRole(terminal, options));
    });
}

function addResetPassword(group: Command, { terminal, finish }: CommandSurroundings): void {
  named(group.command("reset-password").description("Give a user another password, and end their log-ins."))
    .addOption(passwordOption())
    .addOption(randomPasswordOption())
    .action(async (options: ResetPasswordOptions) => {
      const { resetPassword } = await import("./users/reset-password.ts");
      finish(await resetPassword(terminal, options));
    });
}

function addImport(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("import")
    .description("Make users as a file has them, with random passwords, or change those that there are.")
    .argument("<file>", 'A JSON file: [{"username": …, "email": …, "firstname": …, "lastname": …, "roles": […]}].')
    .addOption(verboseOption())
    .action(async (file: string, options: VerboseOptions) => {
      const { importUsers } = await import("./users/import-users.ts");
      finish(await importUsers(terminal, { ...options, file }));
    });
}

function addExport(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("export")
    .description("Write all users, without their passwords, to a JSON file.")
    .argument("<file>", "Where to write.")
    .addOption(verboseOption())
    .action(async (file: string, options: VerboseOptions) => {
      const { exportUsers } = await import("./users/export-users.ts");
      finish(await exportUsers(terminal, { ...options, file }));
    });
}

function named(command: Command): Command {
  return command
    .option("-u, --username <name>", "What the user logs in with.")
    .option("-e, --email <address>", "Their e-mail address, in place of the name.")
    .addOption(verboseOption());
}

function passwordOption(): Option {
  return new Option("-p, --password <password>", "The password. Others may see it in the list of processes.");
}

function randomPasswordOption(): Option {
  return new Option("--use-random-password", "Take a random password, which nobody is shown.");
}
