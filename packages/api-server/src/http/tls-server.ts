import type { RequestListener, Server } from "node:http";
import { createServer } from "node:https";

/** What the server shows to whoever connects over TLS: PEM texts. */
export interface TlsFiles {
  /** With those that lead to the authority, if any. */
  readonly certificate: string;
  readonly key: string;
}

/** Makes the server that Fastify answers on. */
export function tlsServer({ certificate, key }: TlsFiles, handler: RequestListener): Server {
  return createServer({ cert: certificate, key }, handler);
}
