import { readServerFile, type ServerFile } from "../composition/server-file.ts";
import { CommandFailure } from "../program/command-failure.ts";
import {
  type ApiAnswer,
  type ApiRequest,
  type ApiTransport,
  commandHeaders,
  readBody,
  targetOf,
} from "./api-transport.ts";
import { askServer } from "./ask-server.ts";

const OK = 200;
/** A server that is alive answers its health at once; one that is not must not hold up the command. */
const HEALTH_MILLISECONDS = 2000;

/** The server of this installation that is running and answers; `null` when none does. */
export async function findRunningServer(home: string): Promise<ServerFile | null> {
  const server = readServerFile(home);
  if (server === null || !isAlive(server.processId)) return null;
  try {
    const signal = AbortSignal.timeout(HEALTH_MILLISECONDS);
    const { status } = await askServer(server, "/api/v1/health", { method: "GET", signal });
    return status === OK ? server : null;
  } catch {
    return null;
  }
}

/** Goes to the running server with an admin's rights, in the name of the operating system's user. */
export function serverTransport(server: ServerFile, user: string): ApiTransport {
  return {
    isElsewhere: false,
    send: async ({ method, body, ...target }: ApiRequest): Promise<ApiAnswer> => {
      const { status, contentType, text } = await askServer(server, targetOf(target), {
        method,
        headers: commandHeaders({ token: server.token, user }),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        throw new CommandFailure(`The server at ${server.address} went away while it was asked: ${reason}.`);
      });
      return { status, body: readBody(contentType, text) };
    },
    close: async () => undefined,
  };
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // It lives, and belongs to another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
