import type { DateArgument } from "../../arguments/date-argument.ts";
import { formatRows } from "../../output/format-rows.ts";
import { withInstallation } from "../../program/with-installation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";
import { getKnownDag } from "./get-known-dag.ts";

/** What `baram dags list-runs` was given. */
export interface ListDagRunsOptions extends OutputOptions {
  readonly dagId: string;
  readonly state?: string;
  /** Both ends are part of the range. */
  readonly startDate?: DateArgument;
  readonly endDate?: DateArgument;
  readonly backfill: boolean;
}

/** Lists the runs of a Dag, the latest logical date first. */
export async function listDagRuns(terminal: Terminal, options: ListDagRunsOptions): Promise<number> {
  const { dagId, state = null, startDate, endDate, output, verbose } = options;
  const event = { event: "cli_dag_list_dag_runs", dagId, verbose };
  const runs = await withInstallation(terminal, event, async (installation) => {
    await getKnownDag(installation, dagId);
    return installation.dagRuns.list(dagId, { state, from: startDate?.text ?? null, to: endDate?.text ?? null });
  });
  const rows = runs
    .filter((run) => options.backfill || run.run_type !== "backfill")
    .map((run) => ({
      dag_id: run.dag_id,
      run_id: run.dag_run_id,
      state: run.state,
      execution_date: run.logical_date,
      // Parity: what there is not is an empty text here.
      start_date: run.start_date ?? "",
      end_date: run.end_date ?? "",
    }));
  terminal.write(formatRows(rows, output, terminal.columns));
  return 0;
}
