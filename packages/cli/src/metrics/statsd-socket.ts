import type { Socket } from "node:dgram";
import type { Logger } from "@baram/domain";

/** What fits into one packet of a usual network. */
const PACKET_BYTES_MAXIMUM = 1432;

/** Sends lines to a StatsD server by UDP, several in a packet. What does not arrive is lost, as everywhere with StatsD. */
export class StatsdSocket {
  readonly #place: { readonly host: string; readonly port: number };
  readonly #logger: Logger;
  #lines: string[] = [];
  #length = 0;
  #opening: Promise<Socket | null> | null = null;
  #isFlushPlanned = false;
  #hasComplained = false;
  #sending: Promise<void> = Promise.resolve();

  constructor(place: { readonly host: string; readonly port: number }, logger: Logger) {
    this.#place = place;
    this.#logger = logger;
  }

  send(line: string): void {
    const length = Buffer.byteLength(line) + 1;
    if (this.#length + length > PACKET_BYTES_MAXIMUM) this.#flush();
    this.#lines.push(line);
    this.#length += length;
    if (this.#isFlushPlanned) return;
    this.#isFlushPlanned = true;
    // What is counted in one moment travels together.
    setImmediate(() => {
      this.#isFlushPlanned = false;
      this.#flush();
    });
  }

  /** Sends what is left, and closes. */
  async close(): Promise<void> {
    this.#flush();
    await this.#sending;
    const socket = await this.#opening;
    this.#opening = null;
    socket?.close();
  }

  #flush(): void {
    if (this.#lines.length === 0) return;
    const packet = this.#lines.join("\n");
    this.#lines = [];
    this.#length = 0;
    this.#sending = this.#sending.then(() => this.#transmit(packet));
  }

  async #transmit(packet: string): Promise<void> {
    this.#opening ??= this.#open();
    const socket = await this.#opening;
    if (socket === null) {
      this.#opening = null;
      return;
    }
    await new Promise<void>((resolve) => socket.send(packet, () => resolve()));
  }

  /** The name of the host is looked up once, not for every packet. */
  async #open(): Promise<Socket | null> {
    const { host, port } = this.#place;
    try {
      const [{ createSocket }, { lookup }] = await Promise.all([import("node:dgram"), import("node:dns/promises")]);
      const { address, family } = await lookup(host);
      const socket = createSocket(family === 6 ? "udp6" : "udp4");
      // Nobody listens there: metrics go on into the void, and the process with its work.
      socket.on("error", () => undefined);
      socket.unref();
      await new Promise<void>((resolve) => socket.connect(port, address, () => resolve()));
      return socket;
    } catch (error) {
      if (!this.#hasComplained) this.#logger.error("The StatsD server could not be found", { host, port, error });
      this.#hasComplained = true;
      return null;
    }
  }
}
