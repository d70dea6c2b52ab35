import type { DagOfApi, Installation } from "../../installation/installation.ts";
import { CommandFailure } from "../../program/command-failure.ts";

/** A Dag that is stored. Throws {@link CommandFailure} for any other. */
export async function getKnownDag(installation: Installation, dagId: string): Promise<DagOfApi> {
  const dag = await installation.findDag(dagId);
  if (dag === null) throw new CommandFailure(`DAG: ${dagId} does not exist in 'dag' table`);
  return dag;
}

/** The failure of a command on a Dag that is not stored: no file makes it, or the file that does cannot be loaded. */
export function dagNotFound(dagId: string): CommandFailure {
  return new CommandFailure(
    `Dag '${dagId}' could not be found; either it does not exist or it failed to parse, of which "baram dags list-import-errors" tells.`,
  );
}
