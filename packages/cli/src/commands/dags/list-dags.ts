import { basename } from "node:path";
import { isBelow } from "../../arguments/subdirectory.ts";
import type { DagOfApi } from "../../installation/installation.ts";
import { formatRows, type Row } from "../../output/format-rows.ts";
import type { OutputFormat } from "../../output/output-format.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { complain, type Terminal } from "../../terminal/terminal.ts";

/** What `baram dags list` was given. */
export interface ListDagsOptions {
  /** By comma. */
  readonly columns?: string;
  readonly output: OutputFormat;
  readonly subdir?: string;
  readonly verbose?: boolean;
}

const DEFAULT_COLUMNS = "dag_id,fileloc,owners,is_paused";

/** Lists the stored Dags. A running server keeps them up to date; without one changed Dag files are read first. */
export async function listDags(terminal: Terminal, options: ListDagsOptions): Promise<number> {
  const event = { event: "cli_dag_list_dags", readsDagFiles: true, verbose: options.verbose };
  return withInstallation(terminal, event, async (installation, invocation) => {
    const isWanted = isBelow(options.subdir, invocation);
    const dags = (await installation.listDags()).filter(({ fileloc }) => isWanted(fileloc));
    const broken = (await installation.listImportErrors()).filter(({ filename }) => isWanted(filename));
    if (broken.length > 0) {
      const names = broken.map(({ filename }) => basename(filename));
      complain(terminal, `Error: Failed to load all files: ${names.join(", ")}. See "baram dags list-import-errors".`);
    }
    const columns = chooseColumns(terminal, options.columns ?? DEFAULT_COLUMNS, dags);
    const rows = dags.map((dag) => rowOf(dag, columns));
    terminal.write(formatRows(rows, options.output, terminal.columns));
    return 0;
  });
}

/** Parity: a column that there is not is told of on standard error, and left out. */
function chooseColumns(terminal: Terminal, text: string, [first]: readonly DagOfApi[]): readonly string[] {
  const wanted = text.split(",").map((name) => name.trim());
  if (first === undefined) return wanted;
  const unknown = wanted.filter((name) => !(name in first));
  if (unknown.length > 0) {
    complain(
      terminal,
      `Ignoring columns that there are not: ${unknown.join(", ")}. There are ${Object.keys(first).join(", ")}.`,
    );
  }
  return wanted.filter((name) => name in first);
}

function rowOf(dag: DagOfApi, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((name) => [name, dag[name] ?? null]));
}
