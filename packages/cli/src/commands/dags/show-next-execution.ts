import { withInstallation } from "../../program/with-installation.ts";
import { complain, say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { getKnownDag } from "./get-known-dag.ts";

/** What `baram dags next-execution` was given. */
export interface ShowNextExecutionOptions extends VerboseOptions {
  readonly dagId: string;
  readonly numExecutions: number;
}

/** Prints where the next data intervals of a Dag begin. Parity: reminders go to standard error. */
export async function showNextExecution(
  terminal: Terminal,
  { dagId, numExecutions, verbose }: ShowNextExecutionOptions,
): Promise<number> {
  const event = { event: "cli_dag_next_execution", dagId, verbose };
  return withInstallation(terminal, event, async (installation) => {
    const dag = await getKnownDag(installation, dagId);
    if (dag.is_paused) complain(terminal, "[INFO] Please be reminded this DAG is PAUSED now.");
    for (const start of await installation.listNextIntervalStarts(dagId, numExecutions)) {
      if (start === null) complain(terminal, NO_NEXT);
      say(terminal, start ?? "None");
    }
    return 0;
  });
}

const NO_NEXT = "[WARN] No following schedule can be found. This DAG may have schedule interval '@once' or `None`.";
