import { CommandFailure } from "../../program/command-failure.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { readY } from "../../terminal/ask-for-y.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { getKnownDag } from "./get-known-dag.ts";

const ANY_RUN = { state: null, from: null, to: null };

/** Removes a Dag with all that was kept of it, but for the audit log. Its file stays, and makes it anew. */
export async function deleteDag(
  terminal: Terminal,
  { dagId, yes = false, verbose }: VerboseOptions & { readonly dagId: string; readonly yes?: boolean },
): Promise<number> {
  return withInstallation(terminal, { event: "cli_dag_delete", dagId, verbose }, async (installation) => {
    await getKnownDag(installation, dagId);
    if (!yes && !(await isConfirmed(terminal))) {
      say(terminal, "Cancelled");
      return 0;
    }
    const runs = await installation.dagRuns.list(dagId, ANY_RUN);
    const refusal = await installation.deleteDag(dagId);
    if (refusal !== null) throw new CommandFailure(refusal);
    say(terminal, `Removed ${runs.length + 1} record(s)`);
    return 0;
  });
}

/** Parity: the question has no line of its own, unless its answer goes on. */
async function isConfirmed(terminal: Terminal): Promise<boolean> {
  terminal.write("This will drop all existing records related to the specified DAG. Proceed? (y/n)");
  const isYes = await readY(terminal);
  if (isYes) terminal.write("\n");
  return isYes;
}
