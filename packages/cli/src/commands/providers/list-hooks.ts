import { listInstalledConnectionTypes } from "../../composition/installed-connection-types.ts";
import { formatRows } from "../../output/format-rows.ts";
import { readInvocation } from "../../program/invocation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";

/** Lists the connection types that the providers of the project know, in the order of the providers. */
export async function listHooks(terminal: Terminal, { output }: OutputOptions): Promise<number> {
  const { folders } = readInvocation(terminal);
  const types = await listInstalledConnectionTypes(folders.project);
  const rows = types.map(({ connectionType, label, packageName, test }) => ({
    connection_type: connectionType,
    hook_name: label,
    package_name: packageName,
    can_be_tested: test !== null,
  }));
  terminal.write(formatRows(rows, output, terminal.columns));
  return 0;
}
