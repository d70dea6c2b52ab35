import { formatRows } from "../../output/format-rows.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { withInstallation } from "../../program/with-installation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";
import { representPool } from "./represent-pool.ts";

/** Shows one pool. */
export async function getPool(
  terminal: Terminal,
  { name, output, verbose }: OutputOptions & { readonly name: string },
): Promise<number> {
  const pool = await withInstallation(terminal, { event: null, verbose }, ({ pools }) => pools.find(name));
  if (pool === null) throw new CommandFailure(`Pool ${name} does not exist`);
  terminal.write(formatRows([representPool(pool)], output, terminal.columns));
  return 0;
}
