import type { Installation } from "../../installation/installation.ts";
import { CommandFailure } from "../../program/command-failure.ts";

/** Throws {@link CommandFailure} for a role that there is not. */
export async function checkRole({ roles }: Pick<Installation, "roles">, role: string): Promise<void> {
  const names = (await roles.list()).map(({ name }) => name);
  if (names.includes(role)) return;
  throw new CommandFailure(`${role} is not a valid role. Valid roles are: [${names.join(", ")}]`);
}
