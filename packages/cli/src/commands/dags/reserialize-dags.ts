import { openInstallation } from "../../installation/open-installation.ts";
import { commandLogger } from "../../logging/command-logger.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { readInvocation } from "../../program/invocation.ts";
import { withInstallation } from "../../program/with-installation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/**
 * Has every Dag file that makes Dags loaded again, changed or not: by the running server, which is not waited for, or
 * here where there is none.
 */
export async function reserializeDags(
  terminal: Terminal,
  { clearOnly = false, verbose = false }: VerboseOptions & { readonly clearOnly?: boolean },
): Promise<number> {
  if (clearOnly) {
    throw new CommandFailure(
      'Option --clear-only is refused: what is stored of a Dag is what its runs go on with. Remove a Dag with "baram dags delete".',
    );
  }
  const event = { event: "cli_dag_reserialize", readsDagFiles: true, verbose };
  await withInstallation(terminal, event, async (installation) => {
    const files = new Map((await installation.listDags()).map(({ fileloc, file_token: token }) => [fileloc, token]));
    for (const token of files.values()) await installation.requestDagFile(token);
  });
  // Without a server this command is the one that loads what was asked for.
  const logger = commandLogger(terminal, { verbose });
  const installation = await openInstallation(readInvocation(terminal), { readsDagFiles: true, logger });
  await installation.close();
  return 0;
}
