import { isBelow } from "../../arguments/subdirectory.ts";
import { commandLogger } from "../../logging/command-logger.ts";
import { formatRows } from "../../output/format-rows.ts";
import { readInvocation } from "../../program/invocation.ts";
import { withInstallation } from "../../program/with-installation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { type LoadedDagFile, loadDagFilesApart } from "../../test-run/load-dag-files-apart.ts";
import type { OutputOptions } from "../command-options.ts";

/** Loads every Dag file for this report alone and says how long each took, the slowest first. */
export async function reportDagFiles(
  terminal: Terminal,
  { subdir, output, verbose = false }: OutputOptions & { readonly subdir?: string },
): Promise<number> {
  await withInstallation(terminal, { event: "cli_dag_report", verbose }, async () => undefined);
  const invocation = readInvocation(terminal);
  const isWanted = isBelow(subdir, invocation);
  const logger = commandLogger(terminal, { verbose });
  const files = await loadDagFilesApart(invocation, { isWanted, logger });
  const rows = files.toSorted((one, other) => other.seconds - one.seconds).map(rowOf);
  terminal.write(formatRows(rows, output, terminal.columns));
  return 0;
}

function rowOf({ relativePath, seconds, dagIds, taskCount }: LoadedDagFile) {
  return {
    file: `/${relativePath}`,
    duration: durationText(seconds),
    dag_num: dagIds.length,
    task_num: taskCount,
    dags: dagIds,
  };
}

/** Parity: hours, minutes and seconds with six decimals, as `0:00:01.250000`. */
function durationText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const two = (value: number) => String(value).padStart(2, "0");
  const rest = (seconds - minutes * 60).toFixed(6).padStart("00.000000".length, "0");
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
}
