import type { Invocation } from "../program/invocation.ts";
import { findRemoteServer } from "../program/remote-server.ts";
import { Installation } from "./installation.ts";
import type { OpenInstallationOptions } from "./open-own-installation.ts";
import { remoteTransport } from "./remote-transport.ts";
import { findRunningServer, serverTransport } from "./server-transport.ts";

/**
 * The installation: the one elsewhere that the command names, else this machine's, through its running server where there is one, else on the database, which is then this command's
 * alone.
 *
 * Throws `ConfigurationError` with one sentence.
 */
export async function openInstallation(
  invocation: Invocation,
  { readsDagFiles, logger }: OpenInstallationOptions,
): Promise<Installation> {
  const remote = findRemoteServer(invocation.terminal);
  if (remote !== null) return new Installation(remoteTransport(remote));
  const server = await findRunningServer(invocation.folders.home);
  if (server !== null) return new Installation(serverTransport(server, invocation.terminal.user));
  // The server's packages take a moment to load, which a command beside a server is spared.
  const { openOwnInstallation } = await import("./open-own-installation.ts");
  return openOwnInstallation(invocation, { readsDagFiles, logger });
}
