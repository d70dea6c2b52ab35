import { createServer } from "node:net";
import type { Configuration } from "../../configuration/configuration.ts";
import type { Folders } from "../../configuration/folders.ts";
import { findRunningServer } from "../../installation/server-transport.ts";
import type { Finding } from "./finding.ts";

/** Whether a server runs, and if none does, whether one could listen where it would. */
export async function checkServer({ api }: Configuration, { home }: Pick<Folders, "home">): Promise<Finding> {
  const check = "server";
  const server = await findRunningServer(home);
  if (server !== null) return { check, status: "ok", message: `A server runs at ${server.address}.` };
  const place = `port ${api.port} on ${api.host}`;
  const problem = await tryToListen(api);
  if (problem === null) {
    const message = `No server of this folder runs; ${place} is free.`;
    return { check, status: "warning", message, remedy: '"baram standalone" starts one.' };
  }
  const message = `No server of this folder runs, and none could listen to ${place} (${problem}).`;
  return { check, status: "problem", message, remedy: "Stop what is there, or choose another port in [api] port." };
}

/** Listens for a moment. @returns the code of what is in the way; `null` where nothing is. */
function tryToListen({ host, port }: Configuration["api"]): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port }, () => server.close(() => resolve(null)));
  });
}
