import type { Command } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { outputOption, type VerboseOptions, verboseOption } from "./command-options.ts";
import type { PermissionOptions } from "./roles/change-permissions.ts";
import type { ExportRolesOptions } from "./roles/export-roles.ts";
import type { ListRolesOptions } from "./roles/list-roles.ts";

/** `baram roles …` looks after roles: what users may do. */
export function addRolesCommands(program: Command, surroundings: CommandSurroundings): void {
  const group = program.command("roles").description("Look after roles: what users may do.");
  addList(group, surroundings);
  addCreateAndDelete(group, surroundings);
  addPermissionChanges(group, surroundings);
  addFiles(group, surroundings);
}

function addList(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("list")
    .description("List the roles.")
    .option("-p, --permission", "With what each may do.")
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(async (options: ListRolesOptions) => {
      const { listRoles } = await import("./roles/list-roles.ts");
      finish(await listRoles(terminal, options));
    });
}

function addCreateAndDelete(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("create")
    .description("Make roles that may do nothing yet. One that there is stays as it is.")
    .argument("[roles...]", "Their names.")
    .addOption(verboseOption())
    .action(async (roles: readonly string[], options: VerboseOptions) => {
      const { createRoles } = await import("./roles/create-roles.ts");
      finish(await createRoles(terminal, { ...options, roles }));
    });
  group
    .command("delete")
    .description("Delete roles, and take them from their users. Built-in roles stay.")
    .argument("[roles...]", "Their names.")
    .addOption(verboseOption())
    .action(async (roles: readonly string[], options: VerboseOptions) => {
      const { deleteRoles } = await import("./roles/delete-roles.ts");
      finish(await deleteRoles(terminal, { ...options, roles }));
    });
}

function addPermissionChanges(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("add-perms")
    .description("Let roles do every one of these actions on every one of these resources.")
    .argument("[roles...]", "Their names.")
    .requiredOption("-r, --resource <resources...>", "What it may be done with, as DAGs or DAG:an_id.")
    .requiredOption(
      "-a, --action <actions...>",
      "What may be done: can_read, can_edit, can_create, can_delete or menu_access.",
    )
    .addOption(verboseOption())
    .action(async (roles: readonly string[], options: Omit<PermissionOptions, "roles">) => {
      const { addPermissions } = await import("./roles/change-permissions.ts");
      finish(await addPermissions(terminal, { ...options, roles }));
    });
  group
    .command("del-perms")
    .description("Take these actions on these resources from roles. What a built-in role may do by itself stays.")
    .argument("[roles...]", "Their names.")
    .requiredOption("-r, --resource <resources...>", "What it may no longer be done with.")
    .option("-a, --action <actions...>", "What may no longer be done; everything by default.")
    .addOption(verboseOption())
    .action(async (roles: readonly string[], options: Omit<PermissionOptions, "roles">) => {
      const { deletePermissions } = await import("./roles/change-permissions.ts");
      finish(await deletePermissions(terminal, { ...options, roles }));
    });
}

function addFiles(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("import")
    .description("Make roles as a file has them, and give them what it says.")
    .argument("<file>", 'A JSON file: [{"name": "role", "resource": "DAGs", "action": "can_read,can_edit"}].')
    .addOption(verboseOption())
    .action(async (file: string, options: VerboseOptions) => {
      const { importRoles } = await import("./roles/import-roles.ts");
      finish(await importRoles(terminal, { ...options, file }));
    });
  group
    .command("export")
    .description("Write the roles that are not built in to a JSON file.")
    .argument("<file>", "Where to write.")
    .option("-p, --pretty", "With indented lines.")
    .addOption(verboseOption())
    .action(async (file: string, options: Omit<ExportRolesOptions, "file">) => {
      const { exportRoles } = await import("./roles/export-roles.ts");
      finish(await exportRoles(terminal, { ...options, file }));
    });
}
