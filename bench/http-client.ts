import { Agent, request } from "node:http";

/** What the server answered. */
export interface HttpReply {
  readonly status: number;
  readonly body: string;
}

/** What a request says beyond its path. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: object | undefined;
}

/** Asks a server over connections that stay open, with as little of the machine's time as Node allows: it is not measured. */
export class HttpClient {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #address: URL;
  readonly #headers: Readonly<Record<string, string>>;

  constructor({ address, token }: { readonly address: string; readonly token: string }) {
    this.#address = new URL(address);
    this.#headers = { authorization: `Bearer ${token}` };
  }

  /** Rejects when there is no answer; an answer that refuses is one, too. */
  send({ method, path, body }: HttpRequest): Promise<HttpReply> {
    const text = body === undefined ? "" : JSON.stringify(body);
    const headers = { ...this.#headers, "content-length": Buffer.byteLength(text) };
    const typed = body === undefined ? headers : { ...headers, "content-type": "application/json" };
    const { hostname, port } = this.#address;
    return new Promise((resolve, reject) => {
      const call = request({ agent: this.#agent, hostname, port, method, path, headers: typed }, (reply) => {
        let answer = "";
        reply.setEncoding("utf8");
        reply.on("data", (piece: string) => {
          answer += piece;
        });
        reply.on("end", () => resolve({ status: reply.statusCode ?? 0, body: answer }));
        reply.on("error", reject);
      });
      call.on("error", reject);
      call.end(text);
    });
  }
}
