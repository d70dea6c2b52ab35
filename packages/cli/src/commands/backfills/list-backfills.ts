import { openInstallation } from "../../installation/open-installation.ts";
import { commandLogger } from "../../logging/command-logger.ts";
import { formatRows } from "../../output/format-rows.ts";
import type { OutputFormat } from "../../output/output-format.ts";
import { readInvocation } from "../../program/invocation.ts";
import type { Terminal } from "../../terminal/terminal.ts";

/** What `baram backfills list` was given. */
export interface ListBackfillsOptions {
  readonly dagId?: string;
  readonly limit: number;
  readonly output: OutputFormat;
  readonly verbose?: boolean;
}

/** Prints back-fills, the newest first. */
export async function listBackfills(terminal: Terminal, options: ListBackfillsOptions): Promise<number> {
  const logger = commandLogger(terminal, options);
  const installation = await openInstallation(readInvocation(terminal), { readsDagFiles: false, logger });
  try {
    const backfills = await installation.backfills.list(options.dagId ?? null, options.limit);
    const rows = backfills.map((backfill) => ({
      backfill_id: backfill.backfill_id,
      dag_id: backfill.dag_id,
      state: backfill.state,
      from_date: backfill.from_date,
      to_date: backfill.to_date,
      done: backfill.progress.done,
      failed: backfill.progress.failed,
      total: backfill.progress.total,
      created_by: backfill.created_by,
    }));
    terminal.write(formatRows(rows, options.output, terminal.columns));
    return 0;
  } finally {
    await installation.close();
  }
}
