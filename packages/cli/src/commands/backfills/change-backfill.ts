import { openInstallation } from "../../installation/open-installation.ts";
import { commandLogger } from "../../logging/command-logger.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { readInvocation } from "../../program/invocation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import { findBackfill } from "./find-backfill.ts";

/** What `baram backfills pause`, `resume` and `cancel` were given. */
export interface ChangeBackfillOptions {
  readonly backfillId: number;
  readonly verb: "pause" | "resume" | "cancel";
  readonly verbose?: boolean;
}

/** Changes a back-fill, and says where it stands then. */
export async function changeBackfill(terminal: Terminal, options: ChangeBackfillOptions): Promise<number> {
  const logger = commandLogger(terminal, options);
  const installation = await openInstallation(readInvocation(terminal), { readsDagFiles: false, logger });
  try {
    const backfill = await findBackfill(installation, options.backfillId);
    const outcome = await installation.backfills.change(backfill, options.verb);
    if (outcome.kind !== "changed") throw new CommandFailure(outcome.message);
    say(
      terminal,
      `Back-fill ${outcome.backfill.backfill_id} of ${outcome.backfill.dag_id} is ${outcome.backfill.state}.`,
    );
    return 0;
  } finally {
    await installation.close();
  }
}
