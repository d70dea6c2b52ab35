import { existsSync } from "node:fs";
import { join } from "node:path";
import type { RunningApiServer } from "../../composition/api-server-part.ts";
import { describeDatabase } from "../../composition/describe-database.ts";
import type { Invocation } from "../../program/invocation.ts";
import { readVersion } from "../../version.ts";

/** What an operator is told of a server that people can log in to. */
export function describeApiServer(
  { address, newAdmin }: Pick<RunningApiServer, "address" | "newAdmin">,
  { folders }: Invocation,
): readonly string[] {
  return [`Baram ${readVersion()} is running at ${address}`, `  log in   as ${describeLogIn(newAdmin, folders.home)}`];
}

/** Where a server's data is, and how it is stopped. */
export function describeSurroundings({ folders, configuration }: Invocation): readonly string[] {
  return [
    `  Dags     ${folders.dags}`,
    `  database ${describeDatabase(configuration, folders)}`,
    "  stop     with Ctrl+C",
  ];
}

function describeLogIn(newAdmin: RunningApiServer["newAdmin"], home: string): string {
  if (newAdmin === null) {
    const path = join(home, "admin-password.txt");
    return `before${existsSync(path) ? `; the first password of admin is in ${path}` : ""}`;
  }
  const { username, password, passwordFile } = newAdmin;
  if (password === null) return `${username}, the password of BARAM_ADMIN_PASSWORD`;
  return `${username}, password ${password}${passwordFile === null ? "" : ` (kept in ${passwordFile}, for your eyes only)`}`;
}
