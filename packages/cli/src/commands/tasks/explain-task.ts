import type { JsonObject } from "@baram/domain";
import { openInstallation } from "../../installation/open-installation.ts";
import { commandLogger } from "../../logging/command-logger.ts";
import { formatRows } from "../../output/format-rows.ts";
import type { OutputFormat } from "../../output/output-format.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { readInvocation } from "../../program/invocation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";

/** What `baram tasks why` was given. */
export interface ExplainTaskOptions {
  readonly dagId: string;
  readonly taskId: string;
  readonly runId: string;
  /** Which instance of a mapped task. */
  readonly mapIndex?: number;
  readonly output: OutputFormat;
  readonly verbose?: boolean;
}

/** Says why a task instance is not running, one row for each reason. */
export async function explainTask(terminal: Terminal, options: ExplainTaskOptions): Promise<number> {
  const { dagId, taskId, runId, mapIndex } = options;
  const logger = commandLogger(terminal, options);
  const installation = await openInstallation(readInvocation(terminal), { readsDagFiles: false, logger });
  try {
    const waiting = await installation.explainTaskInstance({ dagId, taskId, runId, mapIndex: mapIndex ?? null });
    if (waiting === null) {
      throw new CommandFailure(`Task ${taskId} has no such instance in run ${runId} of Dag ${dagId}.`);
    }
    const reasons = waiting["reasons"] as readonly JsonObject[];
    if (reasons.length === 0 && options.output === "table") {
      const state = (waiting["state"] as string | null) ?? "no status";
      const because = typeof waiting["state_reason"] === "string" ? `: ${waiting["state_reason"]}` : ".";
      say(terminal, `Nothing keeps this task instance waiting. Its state is ${state}${because}`);
      return 0;
    }
    const rows = reasons.map(({ kind, message, facts }) =>
      options.output === "json" || options.output === "yaml"
        ? { kind: kind ?? null, reason: message ?? null, facts: facts ?? null }
        : { kind: kind ?? null, reason: message ?? null },
    );
    terminal.write(formatRows(rows, options.output, terminal.columns));
    return 0;
  } finally {
    await installation.close();
  }
}
