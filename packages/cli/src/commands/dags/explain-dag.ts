import type { JsonObject } from "@baram/domain";
import type { DateArgument } from "../../arguments/date-argument.ts";
import { openInstallation } from "../../installation/open-installation.ts";
import { commandLogger } from "../../logging/command-logger.ts";
import { formatRows } from "../../output/format-rows.ts";
import type { OutputFormat } from "../../output/output-format.ts";
import { readInvocation } from "../../program/invocation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { dagNotFound } from "./get-known-dag.ts";

/** What `baram dags why` was given. */
export interface ExplainDagOptions {
  readonly dagId: string;
  /** A logical date for which a run is missed. */
  readonly date: DateArgument | undefined;
  readonly output: OutputFormat;
  readonly verbose?: boolean;
}

/** Says why a Dag has no further run, no run for a date, and runs that wait: one row for each reason. */
export async function explainDag(terminal: Terminal, options: ExplainDagOptions): Promise<number> {
  const { dagId, date } = options;
  const logger = commandLogger(terminal, options);
  const installation = await openInstallation(readInvocation(terminal), { readsDagFiles: true, logger });
  try {
    const waiting = await installation.explainDag(dagId, date?.text ?? null);
    if (waiting === null) throw dagNotFound(dagId);
    const rows = [
      ...(date === undefined ? [] : [rowOfDate(waiting, date.text)]),
      rowOfNextRun(waiting),
      ...rowsOfQueuedRuns(waiting),
    ];
    terminal.write(formatRows(rows, options.output, terminal.columns));
    return 0;
  } finally {
    await installation.close();
  }
}

interface Reason extends JsonObject {
  readonly kind: string;
  readonly message: string;
}

function rowOfDate(waiting: JsonObject, date: string) {
  const missing = waiting["missing_run"] as Reason | null;
  if (missing !== null) return { run: date, kind: missing.kind, reason: missing.message };
  return { run: date, kind: "created", reason: `The run ${waiting["dag_run_id"] as string} has this logical date.` };
}

function rowOfNextRun(waiting: JsonObject) {
  const next = waiting["next_run"] as {
    readonly logical_date: string;
    readonly run_after: string;
    readonly reason: Reason | null;
  };
  const { reason } = next;
  if (reason !== null) return { run: "next", kind: reason.kind, reason: reason.message };
  const reasonWords = `The run for ${next.logical_date} is created at ${next.run_after}.`;
  return { run: "next", kind: "comes", reason: reasonWords };
}

function rowsOfQueuedRuns(waiting: JsonObject) {
  const runs = waiting["queued_runs"] as readonly {
    readonly dag_run_id: string;
    readonly reasons: readonly Reason[];
  }[];
  return runs.flatMap(({ dag_run_id, reasons }) =>
    reasons.map(({ kind, message }) => ({ run: dag_run_id, kind, reason: message })),
  );
}
