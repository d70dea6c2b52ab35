import { listInstalledProviders } from "../../composition/installed-providers.ts";
import { formatRows } from "../../output/format-rows.ts";
import { readInvocation } from "../../program/invocation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";

/** Lists the providers of the project, by name. */
export async function listProviders(terminal: Terminal, { output }: OutputOptions): Promise<number> {
  const { folders } = readInvocation(terminal);
  const providers = await listInstalledProviders(folders.project);
  const rows = providers.map(({ packageName, description, version }) => ({
    package_name: packageName,
    description,
    version,
  }));
  terminal.write(formatRows(rows, output, terminal.columns));
  return 0;
}
