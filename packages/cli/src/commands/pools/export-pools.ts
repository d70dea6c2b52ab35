import { writeTextFile } from "../../arguments/write-text-file.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** Writes all pools to a file that `pools import` reads. */
export async function exportPools(
  terminal: Terminal,
  { file, verbose }: VerboseOptions & { readonly file: string },
): Promise<number> {
  const pools = await withInstallation(terminal, { event: null, verbose }, (installation) => installation.pools.list());
  const entries = pools.map(({ name, slots, description, include_deferred }) => [
    name,
    { slots, description: description ?? "", include_deferred },
  ]);
  writeTextFile(terminal, { file, text: `${JSON.stringify(Object.fromEntries(entries), null, 4)}\n` });
  say(terminal, `Exported ${pools.length} pools to ${file}`);
  return 0;
}
