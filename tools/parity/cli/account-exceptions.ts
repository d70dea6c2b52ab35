import type { ParityException } from "../parity-exception.ts";
import type { ParityCase } from "../parity-format.ts";
import type { GivenInstallation, GivenStep } from "./given.ts";

const DECISION = "decisions/0049-what-an-operator-says-counts.md";
const FORMAT = "cli-exchange/1";
/** The recorded role was made by a command alone; a web server's has what the pages of SLAs take, too. */
const ADMIN_ON_SLAS = "can_delete,can_edit,can_read,menu_access";

/** Where commands for users and roles end in another way than Airflow's. */
export const ACCOUNT_EXCEPTIONS: readonly ParityException[] = [
  {
    decision: DECISION,
    reason: "the built-in roles are there with the database",
    format: FORMAT,
    covers: (parityCase) => givenOf(parityCase).roles_synchronised === false,
    documented: (parityCase) => withBuiltInRoles(givenOf(parityCase), parityCase.expected as Expected),
  },
  {
    decision: DECISION,
    reason: "every value of a flag that is repeated counts",
    format: FORMAT,
    covers: (parityCase) =>
      givenOf(parityCase).steps.some(
        (step) =>
          isOf(step, "roles", "add-perms") && (valuesOf(step, "-a").length > 1 || valuesOf(step, "-r").length > 1),
      ),
    documented: (parityCase) => withEveryPermission(givenOf(parityCase), parityCase.expected as Expected),
  },
];

interface Expected {
  readonly steps: readonly Readonly<Record<string, unknown>>[];
}

function givenOf({ given }: ParityCase): GivenInstallation {
  return given as GivenInstallation;
}

function isOf({ argv }: GivenStep, group: string, command: string): boolean {
  return argv[0] === group && argv[1] === command;
}

function valuesOf({ argv }: GivenStep, flag: string): readonly string[] {
  return argv.filter((_, place) => argv[place - 1] === flag);
}

function printed(lines: readonly string[]) {
  return { exit_code: 0, stdout: { format: "text", lines }, stderr: { kind: "none" } };
}

/** Every user whose role is built in is made, and listed. */
function withBuiltInRoles(given: GivenInstallation, expected: Expected): Expected {
  const users: object[] = [];
  const steps = given.steps.map((step, place) => {
    const recorded = expected.steps[place] ?? {};
    if (isOf(step, "users", "list")) {
      return { ...recorded, stdout: { format: "json", value: [...users] } };
    }
    if (!isOf(step, "users", "create")) return recorded;
    const [username, email, first, last, role] = ["-u", "-e", "-f", "-l", "-r"].map((flag) => valuesOf(step, flag)[0]);
    const id = String(users.length + 1);
    users.push({ id, username, email, first_name: first, last_name: last, roles: [role] });
    return printed([`User "${username}" created with role "${role}"`]);
  });
  return { ...expected, steps };
}

/** A role that had no permissions has every one that was named. */
function withEveryPermission(given: GivenInstallation, expected: Expected): Expected {
  const rows: { name: string; resource: string; action: string }[] = [];
  const steps = given.steps.map((step, place) => {
    const recorded = expected.steps[place] ?? {};
    if (isOf(step, "roles", "add-perms")) {
      const name = step.argv[2] ?? "";
      const actions = valuesOf(step, "-a");
      const resources = valuesOf(step, "-r");
      for (const resource of resources) rows.push({ name, resource, action: actions.toSorted().join(",") });
      const lines = resources.flatMap((resource) =>
        actions.map((action) => `Added ${action.replaceAll("_", " ")} on ${resource} to role ${name}`),
      );
      return printed([...lines, `Added ${lines.length} permission(s)`]);
    }
    const stdout = recorded["stdout"] as { readonly value?: unknown } | undefined;
    if (!isOf(step, "roles", "list") || !Array.isArray(stdout?.value)) return recorded;
    const others = (stdout.value as readonly { readonly name: string; readonly resource?: string }[])
      .filter(({ name }) => !rows.some((row) => row.name === name))
      .map((row) => (row.name === "Admin" && row.resource === "SLA Misses" ? { ...row, action: ADMIN_ON_SLAS } : row));
    return { ...recorded, stdout: { ...stdout, value: [...others, ...rows] } };
  });
  return { ...expected, steps };
}
