import { readPattern } from "../../arguments/pattern-argument.ts";
import type { Installation } from "../../installation/installation.ts";
import { formatRows } from "../../output/format-rows.ts";
import type { OutputFormat } from "../../output/output-format.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { askYesOrNo } from "../../terminal/ask-yes-or-no.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";

/** What `baram dags pause` and `baram dags unpause` were given. */
export interface SetPausedOptions {
  readonly dagId: string;
  readonly isPaused: boolean;
  readonly treatDagIdAsRegex?: boolean;
  readonly yes?: boolean;
  readonly output: OutputFormat;
  readonly verbose?: boolean;
}

/** Pauses or unpauses one Dag, or those that a pattern finds. Only Dags whose state changes are listed. */
export async function setDagsPaused(terminal: Terminal, options: SetPausedOptions): Promise<number> {
  const { isPaused } = options;
  const event = {
    event: isPaused ? "cli_dag_pause" : "cli_dag_unpause",
    dagId: options.dagId,
    readsDagFiles: true,
    verbose: options.verbose,
  };
  return withInstallation(terminal, event, async (installation) => {
    const dagIds = await findDagsToChange(installation, options);
    if (dagIds.length === 0) {
      say(terminal, `No ${isPaused ? "unpaused" : "paused"} DAGs were found`);
      return 0;
    }
    if (options.treatDagIdAsRegex === true && options.yes !== true) {
      const verb = isPaused ? "pause" : "unpause";
      const question = `You are about to ${verb} ${dagIds.length} DAGs:\n${dagIds.join(",")}\n\nAre you sure? [y/n]`;
      if (!(await askYesOrNo(terminal, question))) {
        say(terminal, "Operation cancelled by user");
        return 0;
      }
    }
    const rows = [];
    for (const dagId of dagIds) {
      const { dag_id, is_paused } = await installation.setDagPaused(dagId, isPaused);
      rows.push({ dag_id, is_paused });
    }
    terminal.write(formatRows(rows, options.output, terminal.columns));
    return 0;
  });
}

async function findDagsToChange(
  installation: Installation,
  { dagId, isPaused, treatDagIdAsRegex }: SetPausedOptions,
): Promise<readonly string[]> {
  const pattern = treatDagIdAsRegex === true ? readPattern(dagId) : null;
  const isChosen = (id: string) => (pattern === null ? id === dagId : pattern.test(id));
  const dags = await installation.listDags();
  return dags.filter((dag) => dag.is_paused !== isPaused && isChosen(dag.dag_id)).map(({ dag_id }) => dag_id);
}
