import { openInstallation } from "../../installation/open-installation.ts";
import { commandLogger } from "../../logging/command-logger.ts";
import { readInvocation } from "../../program/invocation.ts";
import { INTERRUPTED } from "../../terminal/run-with-interrupt.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import { followBackfill, progressWords } from "../dags/follow-backfill.ts";
import { findBackfill } from "./find-backfill.ts";

/** What `baram backfills show` was given. */
export interface ShowBackfillOptions {
  readonly backfillId: number;
  /** Stays until it is over. */
  readonly follow?: boolean;
  readonly verbose?: boolean;
}

/** Says how far a back-fill has come, and what failed in it. */
export async function showBackfill(terminal: Terminal, options: ShowBackfillOptions): Promise<number> {
  const logger = commandLogger(terminal, options);
  const installation = await openInstallation(readInvocation(terminal), { readsDagFiles: false, logger });
  const leaving = new AbortController();
  const release = terminal.onInterrupt(() => leaving.abort());
  try {
    const backfill = await findBackfill(installation, options.backfillId);
    if (options.follow === true) {
      const followed = await followBackfill(terminal, installation, { backfill, signal: leaving.signal });
      if (followed.isLeft) return INTERRUPTED;
    }
    const now = await installation.backfills.get(backfill);
    say(terminal, `${progressWords(now.backfill)} [${now.backfill.state}]`);
    for (const { state, task_id: taskId, map_index: mapIndex, dag_run_id: runId } of now.failed) {
      say(terminal, `${state}: ${taskId}${mapIndex < 0 ? "" : `[${mapIndex}]`} of ${runId}`);
    }
    return options.follow === true && now.backfill.state !== "completed" ? 1 : 0;
  } finally {
    release();
    await installation.close();
  }
}
