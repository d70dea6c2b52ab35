import { CommandFailure } from "../program/command-failure.ts";
import type { RemoteServer } from "../program/remote-server.ts";
import { type ApiAnswer, type ApiRequest, type ApiTransport, readBody, targetOf } from "./api-transport.ts";

const UNAUTHORIZED = 401;
const NO_CONTENT: ApiAnswer = { status: 204, body: null };

/**
 * Goes to a server elsewhere, as the user whose token it is and with their rights. The server's audit log has what they
 * change, request by request, as for every client.
 */
export function remoteTransport({ address, token }: RemoteServer): ApiTransport {
  return {
    isElsewhere: true,
    send: async ({ method, body, ...target }: ApiRequest): Promise<ApiAnswer> => {
      if (target.table === "/command-api") return answerOwnTable(target.path, address);
      const answer = await fetch(address + targetOf(target), {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).catch((error: unknown) => {
        throw new CommandFailure(`The server at ${address} cannot be reached: ${reasonOf(error)}.`);
      });
      if (answer.status === UNAUTHORIZED) {
        throw new CommandFailure(`The server at ${address} does not know the token in BARAM_TOKEN, or it has ended.`);
      }
      return { status: answer.status, body: readBody(answer.headers.get("content-type"), await answer.text()) };
    },
    close: async () => undefined,
  };
}

/** What a server keeps for the commands of its own machine. */
function answerOwnTable(path: string, address: string): ApiAnswer {
  // The entry in the audit log is made with each request.
  if (path === "/commands") return NO_CONTENT;
  throw new CommandFailure(
    `This command needs what ${address} tells nobody elsewhere; run it on the machine of the server.`,
  );
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
