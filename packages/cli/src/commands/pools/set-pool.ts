import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { checkPoolName } from "./check-pool-name.ts";

/** What `baram pools set` was given. */
export interface SetPoolOptions extends VerboseOptions {
  readonly name: string;
  readonly slots: number;
  readonly description: string;
  /** Parity: absent, a pool that counted deferred instances does so no longer. */
  readonly includeDeferred?: boolean;
}

/** Makes a pool, or changes the one of this name. */
export async function setPool(terminal: Terminal, options: SetPoolOptions): Promise<number> {
  const { name, slots, description, includeDeferred = false, verbose } = options;
  checkPoolName(name);
  const pool = { name, slots, description, include_deferred: includeDeferred };
  await withInstallation(terminal, { event: "cli_pool_set", verbose }, ({ pools }) => pools.set(pool));
  say(terminal, `Pool ${name} created`);
  return 0;
}
