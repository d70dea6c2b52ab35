import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { describeDatabase } from "../../composition/open-store.ts";
import { type Standalone, startStandalone } from "../../composition/standalone.ts";
import { serverLogger } from "../../logging/server-logger.ts";
import { type Invocation, readInvocation } from "../../program/invocation.ts";
import { INTERRUPTED } from "../../terminal/run-with-interrupt.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import { readVersion } from "../../version.ts";

/** Starts everything and stays until it is asked to end. The first interrupt ends in order, the second at once. */
export async function runStandalone(terminal: Terminal): Promise<number> {
  const invocation = readInvocation(terminal);
  const { configuration, folders } = invocation;
  const logger = serverLogger(terminal, configuration.logging.level);
  const interrupted = new Promise<void>((resolve) => {
    let isInterrupted = false;
    terminal.onInterrupt(() => {
      if (isInterrupted) terminal.exit(INTERRUPTED);
      isInterrupted = true;
      say(terminal, "Stopping; interrupt again to stop at once.");
      resolve();
    });
  });
  const standalone = await startStandalone({
    configuration,
    folders,
    environment: terminal.environment,
    clock: terminal.clock,
    logger,
    hostname: configuration.core.hostname === "" ? hostname() : configuration.core.hostname,
    version: readVersion(),
    webFolder: findWebFolder(),
  });
  greet(standalone, invocation);
  await interrupted;
  await standalone.stop();
  say(terminal, "Stopped.");
  return 0;
}

function greet({ address, newAdmin }: Standalone, { terminal, folders, configuration }: Invocation): void {
  const lines = [`Baram ${readVersion()} is running at ${address}`];
  if (newAdmin !== null) {
    const { username, password, passwordFile } = newAdmin;
    const kept = passwordFile === null ? "" : ` (kept in ${passwordFile}, for your eyes only)`;
    const secret = password === null ? "the password of BARAM_ADMIN_PASSWORD" : `password ${password}${kept}`;
    lines.push(`  log in   as ${username}, ${secret}`);
  } else {
    const path = join(folders.home, "admin-password.txt");
    lines.push(`  log in   as before${existsSync(path) ? `; the first password of admin is in ${path}` : ""}`);
  }
  lines.push(
    `  Dags     ${folders.dags}`,
    `  database ${describeDatabase(configuration, folders)}`,
    "  stop     with Ctrl+C",
  );
  for (const line of lines) say(terminal, line);
}

/** The built web UI is a package of its own, of which only the files count. */
function findWebFolder(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve("@baram/web/package.json");
    const folder = join(dirname(manifest), "dist");
    return existsSync(join(folder, "index.html")) ? folder : null;
  } catch {
    return null;
  }
}
