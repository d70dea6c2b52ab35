import { CommandFailure } from "../../program/command-failure.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** Tasks that name no pool run in it. */
const DEFAULT_POOL = "default_pool";

/** Deletes a pool. Tasks that name it wait until there is one again. */
export async function deletePool(
  terminal: Terminal,
  { name, verbose }: VerboseOptions & { readonly name: string },
): Promise<number> {
  if (name === DEFAULT_POOL) throw new CommandFailure(`${DEFAULT_POOL} cannot be deleted`);
  const isThere = await withInstallation(terminal, { event: "cli_pool_delete", verbose }, ({ pools }) =>
    pools.delete(name),
  );
  if (!isThere) throw new CommandFailure(`Pool ${name} does not exist`);
  say(terminal, `Pool ${name} deleted`);
  return 0;
}
