import { formatRows } from "../../output/format-rows.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { withInstallation } from "../../program/with-installation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";

/** Shows everything that is known of a Dag: a row for each property in a table, else one object. */
export async function showDagDetails(
  terminal: Terminal,
  { dagId, output, verbose }: OutputOptions & { readonly dagId: string },
): Promise<number> {
  const details = await withInstallation(terminal, { event: "cli_dag_details", dagId, verbose }, (installation) =>
    installation.findDagDetails(dagId),
  );
  if (details === null) throw new CommandFailure(`DAG: ${dagId} does not exist in 'dag' table`);
  const isTable = output === "table" || output === "plain";
  const rows = isTable
    ? Object.entries(details).map(([property_name, property_value]) => ({ property_name, property_value }))
    : [details];
  terminal.write(formatRows(rows, output, terminal.columns));
  return 0;
}
