import type { Invocation } from "../program/invocation.ts";
import { Installation } from "./installation.ts";
import type { OpenInstallationOptions } from "./open-own-installation.ts";
import { findRunningServer, serverTransport } from "./server-transport.ts";

/**
 * The installation, through its running server where there is one, else on the database, which is then this command's
 * alone.
 *
 * Throws `ConfigurationError` with one sentence.
 */
export async function openInstallation(
  invocation: Invocation,
  { readsDagFiles, logger }: OpenInstallationOptions,
): Promise<Installation> {
  const server = await findRunningServer(invocation.folders.home);
  if (server !== null) return new Installation(serverTransport(server, invocation.terminal.user));
  // The server's packages take a moment to load, which a command beside a server is spared.
  const { openOwnInstallation } = await import("./open-own-installation.ts");
  return openOwnInstallation(invocation, { readsDagFiles, logger });
}
