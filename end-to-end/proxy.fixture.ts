import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a proxy does with the paths of a host. */
export interface ProxyOptions {
  /** The path that leads to the server behind it; everything else is answered 404. */
  readonly path: string;
  readonly takesPathOff: boolean;
  /** Whether it tells the server which path it is, and who asked. */
  readonly namesPath?: boolean;
}

/** A reverse proxy in this process that serves something below a path. */
export class Proxy {
  readonly #server: Server;
  /** What is behind it: `http://127.0.0.1:8080`. Set when that is known. */
  target = "";
  /** Paths that were asked for and do not lead behind it. */
  readonly strays: string[] = [];

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(options: ProxyOptions): Promise<Proxy> {
    const server = createServer();
    const proxy = new Proxy(server);
    server.on("request", (incoming, outgoing) => proxy.#pass(incoming, outgoing, options));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  /** `http://127.0.0.1:41234`, without the path. */
  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #pass(incoming: IncomingMessage, outgoing: ServerResponse, { path, takesPathOff, namesPath }: ProxyOptions): void {
    const { url = "/", method, headers } = incoming;
    if (url !== path && !url.startsWith(`${path}/`) && !url.startsWith(`${path}?`)) {
      this.strays.push(url);
      outgoing.writeHead(404).end();
      return;
    }
    const passed = takesPathOff ? url.slice(path.length) || "/" : url;
    const said = namesPath === true ? { "x-forwarded-prefix": path, "x-forwarded-for": "10.9.8.7" } : {};
    const behind = request(`${this.target}${passed}`, { method, headers: { ...headers, ...said } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    behind.on("error", () => outgoing.destroy());
    outgoing.on("close", () => behind.destroy());
    incoming.pipe(behind);
  }
}
