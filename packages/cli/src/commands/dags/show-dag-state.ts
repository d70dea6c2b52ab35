import type { DateArgument } from "../../arguments/date-argument.ts";
import { pythonJson } from "../../output/python-json.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { getKnownDag } from "./get-known-dag.ts";

/** Prints the state of the run of a logical date, with its conf where it has one; `None` without a run. */
export async function showDagState(
  terminal: Terminal,
  { dagId, date, verbose }: VerboseOptions & { readonly dagId: string; readonly date: DateArgument },
): Promise<number> {
  const run = await withInstallation(terminal, { event: "cli_dag_state", dagId, verbose }, async (installation) => {
    await getKnownDag(installation, dagId);
    return installation.dagRuns.findByDate(dagId, date.text);
  });
  if (run === null) say(terminal, "None");
  else say(terminal, Object.keys(run.conf).length === 0 ? run.state : `${run.state}, ${pythonJson(run.conf)}`);
  return 0;
}
