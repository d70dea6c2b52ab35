import { formatRows } from "../../output/format-rows.ts";
import { withInstallation } from "../../program/with-installation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";
import { representPool } from "./represent-pool.ts";

/** Lists the pools, in the order in which they were made. */
export async function listPools(terminal: Terminal, { output, verbose }: OutputOptions): Promise<number> {
  const pools = await withInstallation(terminal, { event: null, verbose }, (installation) => installation.pools.list());
  terminal.write(formatRows(pools.map(representPool), output, terminal.columns));
  return 0;
}
