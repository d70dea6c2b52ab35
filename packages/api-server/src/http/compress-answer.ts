import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";

const compress = promisify(gzip);

/** Smaller answers are not worth the work: they are sent as fast as they are compressed. */
const LEAST_BYTES = 32 * 1024;

/** Whether a client takes answers that are compressed. */
export function takesGzip({ headers }: Pick<FastifyRequest, "headers">): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(String(headers["accept-encoding"] ?? ""));
}

/**
 * Compresses large answers for clients that take it: thousands of rows repeat the same words, and become a tenth of their
 * size. On a thread beside the one that answers, and no more than a first look for repetition: the network gains by it, the
 * last tenth would cost as much again.
 */
export async function compressAnswer(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const isText = typeof payload === "string" || Buffer.isBuffer(payload);
  if (!isText || Buffer.byteLength(payload) < LEAST_BYTES || reply.hasHeader("content-encoding")) return payload;
  const vary = [reply.getHeader("vary") ?? [], "accept-encoding"].flat().join(", ");
  void reply.header("vary", vary);
  if (!takesGzip(request)) return payload;
  const compressed = await compress(payload, { level: constants.Z_BEST_SPEED });
  void reply.header("content-encoding", "gzip").removeHeader("content-length");
  return compressed;
}
