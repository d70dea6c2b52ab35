import { UNMAPPED } from "@baram/domain";
import type { DateOrRunId } from "../../arguments/date-argument.ts";
import { formatRows } from "../../output/format-rows.ts";
import { withInstallation } from "../../program/with-installation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";
import { getRun } from "./find-run.ts";

/** Lists the task instances of a run with their states. Parity: map indexes are a column only where there are any. */
export async function listTaskStates(
  terminal: Terminal,
  {
    dagId,
    dateOrRunId,
    output,
    verbose,
  }: OutputOptions & { readonly dagId: string; readonly dateOrRunId: DateOrRunId },
): Promise<number> {
  const event = { event: "cli_task_states_for_dag_run", dagId, verbose };
  const instances = await withInstallation(terminal, event, async (installation) => {
    const run = await getRun(installation, { dagId, dateOrRunId });
    return installation.dagRuns.listTaskInstances(dagId, run.dag_run_id);
  });
  const hasIndexes = instances.some(({ map_index }) => map_index !== UNMAPPED);
  const rows = instances.map(({ dag_id, execution_date, task_id, state, start_date, end_date, map_index }) => ({
    dag_id,
    execution_date,
    task_id,
    state,
    start_date: start_date ?? "",
    end_date: end_date ?? "",
    ...(hasIndexes ? { map_index: map_index === UNMAPPED ? "" : map_index } : {}),
  }));
  terminal.write(formatRows(rows, output, terminal.columns));
  return 0;
}
