import { configuredSensitiveNames } from "../configuration/sensitive-names.ts";
import type { Installation } from "../installation/installation.ts";
import { openInstallation } from "../installation/open-installation.ts";
import { commandLogger } from "../logging/command-logger.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { describeCommandLine } from "./describe-command-line.ts";
import { type Invocation, readInvocation } from "./invocation.ts";

/** What a command says of itself before it looks at the installation. */
export interface CommandOnInstallation {
  /** What the audit log calls it, as `cli_dag_pause`; `null` for one that leaves no entry there. */
  readonly event: string | null;
  readonly dagId?: string | null;
  readonly taskId?: string | null;
  /** Whether Dag files that changed while no server was running are read first. Defaults to `false`. */
  readonly readsDagFiles?: boolean;
  readonly verbose?: boolean | undefined;
}

/**
 * Opens the installation for a command, leaves its entry in the audit log, and closes the installation afterwards,
 * however the command ended.
 *
 * @param given where the command runs, or what was read of that already.
 * @returns what `body` returns.
 */
export async function withInstallation<Result>(
  given: Terminal | Invocation,
  { event, dagId = null, taskId = null, readsDagFiles = false, verbose = false }: CommandOnInstallation,
  body: (installation: Installation, invocation: Invocation) => Promise<Result>,
): Promise<Result> {
  const invocation = "terminal" in given ? given : readInvocation(given);
  const { terminal } = invocation;
  const logger = commandLogger(terminal, { verbose });
  const installation = await openInstallation(invocation, { readsDagFiles, logger });
  try {
    if (event !== null) {
      const extra = describeCommandLine(terminal.words, configuredSensitiveNames(invocation.configuration));
      await installation.recordCommand({ event, dagId, taskId, extra });
    }
    return await body(installation, invocation);
  } finally {
    await installation.close();
  }
}
