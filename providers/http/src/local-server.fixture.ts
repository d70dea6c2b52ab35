import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { createServer as createTlsServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";

/** A request as it reached the server. */
export interface ReceivedRequest {
  readonly method: string;
  /** The path with its query. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** What the server answers. Without a status it is 200. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A server of a test, on a port of its own. */
export class LocalServer {
  readonly received: ReceivedRequest[] = [];
  readonly port: number;
  readonly #close: () => Promise<void>;

  private constructor(port: number, close: () => Promise<void>) {
    this.port = port;
    this.#close = close;
  }

  /** Starts a server that answers with what the function says; with TLS where there are options for it. */
  static async start(answer: (request: ReceivedRequest) => Answer, tls?: ServerOptions): Promise<LocalServer> {
    const holder: { server?: LocalServer } = {};
    const respond = async (request: IncomingMessage, response: ServerResponse) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece as Buffer);
      const received = {
        method: request.method ?? "",
        path: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(pieces).toString(),
      };
      holder.server?.received.push(received);
      const { status = 200, headers = {}, body = "" } = answer(received);
      response.writeHead(status, headers).end(body);
    };
    const listener = (request: IncomingMessage, response: ServerResponse) => void respond(request, response);
    const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const close = () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    holder.server = new LocalServer((server.address() as AddressInfo).port, close);
    return holder.server;
  }

  get last(): ReceivedRequest {
    const last = this.received.at(-1);
    if (last === undefined) throw new Error("The server has received no request.");
    return last;
  }

  stop(): Promise<void> {
    return this.#close();
  }
}
