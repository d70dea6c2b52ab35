import type { DateOrRunId } from "../../arguments/date-argument.ts";
import type { Installation } from "../../installation/installation.ts";
import type { DagRunOfApi } from "../../installation/installation-dag-runs.ts";
import { CommandFailure } from "../../program/command-failure.ts";

/** The run of this id, else of this logical date. Throws {@link CommandFailure} where there is neither. */
export async function getRun(
  installation: Installation,
  { dagId, dateOrRunId }: { readonly dagId: string; readonly dateOrRunId: DateOrRunId },
): Promise<DagRunOfApi> {
  const { text, date } = dateOrRunId;
  const run =
    (await installation.dagRuns.find(dagId, text)) ??
    (date === null ? null : await installation.dagRuns.findByDate(dagId, date.text));
  if (run !== null) return run;
  throw new CommandFailure(`DagRun for ${dagId} with run_id or execution_date of '${dateOrRunId.text}' not found`);
}
