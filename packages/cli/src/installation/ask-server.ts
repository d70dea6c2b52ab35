import { request } from "node:https";
import type { ServerFile } from "../composition/server-file.ts";

/** A request to the running server of this machine. */
export interface ServerRequest {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** What it answered. */
export interface ServerAnswer {
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
}

/** Asks the running server of this machine. Over TLS its own certificate is what is trusted, whatever name it is for. */
export async function askServer(server: ServerFile, target: string, given: ServerRequest): Promise<ServerAnswer> {
  const { certificate = null } = server;
  if (certificate !== null) return askOverTls(server.address + target, certificate, given);
  const answer = await fetch(server.address + target, given);
  return { status: answer.status, contentType: answer.headers.get("content-type"), text: await answer.text() };
}

function askOverTls(
  url: string,
  certificate: string,
  { method, headers = {}, body, signal }: ServerRequest,
): Promise<ServerAnswer> {
  return new Promise((resolve, reject) => {
    const trust = { ca: certificate, allowPartialTrustChain: true, checkServerIdentity: () => undefined };
    const options = { method, headers, agent: false as const, ...trust, ...(signal === undefined ? {} : { signal }) };
    const sent = request(url, options, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("error", reject);
      response.on("end", () => {
        resolve({
          status: response.statusCode ?? 0,
          contentType: response.headers["content-type"] ?? null,
          text: Buffer.concat(pieces).toString("utf8"),
        });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
