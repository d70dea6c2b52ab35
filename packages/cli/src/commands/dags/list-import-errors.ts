import { isBelow } from "../../arguments/subdirectory.ts";
import { formatRows } from "../../output/format-rows.ts";
import { withInstallation } from "../../program/with-installation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";

/** Lists why Dag files do not load. Parity: that there are any is a failure. */
export async function listImportErrors(
  terminal: Terminal,
  { subdir, output, verbose }: OutputOptions & { readonly subdir?: string },
): Promise<number> {
  const event = { event: "cli_dag_list_import_errors", readsDagFiles: true, verbose };
  const rows = await withInstallation(terminal, event, async (installation, invocation) => {
    const isWanted = isBelow(subdir, invocation);
    const errors = (await installation.listImportErrors()).filter(({ filename }) => isWanted(filename));
    return errors.map(({ filename, stack_trace }) => ({ filepath: filename, error: stack_trace ?? null }));
  });
  terminal.write(formatRows(rows, output, terminal.columns));
  return rows.length === 0 ? 0 : 1;
}
