import type { FastifyInstance, FastifyRequest } from "fastify";

/** What pages of other origins may do with the stable API; empty texts allow nothing. */
export interface CrossOrigin {
  /** Comma-separated, as the header has them. */
  readonly headers: string;
  readonly methods: string;
  /** Separated by spaces; `*` is every origin. */
  readonly origins: string;
}

const EVERY_ORIGIN = "*";

/**
 * Tells browsers which other origins may read the answers below a prefix.
 *
 * Parity: a request that names no origin is told the first one. Cookies are never allowed along.
 */
export function allowOtherOrigins(
  server: FastifyInstance,
  { prefix, crossOrigin }: { readonly prefix: string; readonly crossOrigin: CrossOrigin },
): void {
  const { headers, methods, origins } = crossOrigin;
  if (`${headers}${methods}${origins}` === "") return;
  const allowed = origins.split(" ").filter((origin) => origin !== "");
  server.addHook("onSend", async (request, reply) => {
    if (!request.url.startsWith(`${prefix}/`)) return;
    if (headers !== "") void reply.header("access-control-allow-headers", headers);
    if (methods !== "") void reply.header("access-control-allow-methods", methods);
    const origin = originFor(request, allowed);
    if (origin !== null) void reply.header("access-control-allow-origin", origin);
    if (origin !== null && origin !== EVERY_ORIGIN) void reply.header("vary", "origin");
  });
  // Browsers ask before they send what a form could not.
  server.options(`${prefix}/*`, (_, reply) => reply.status(204).send());
}

function originFor(request: FastifyRequest, allowed: readonly string[]): string | null {
  const [first = null] = allowed;
  if (first === EVERY_ORIGIN || first === null) return first;
  const origin = request.headers.origin ?? first;
  return allowed.includes(origin) ? origin : null;
}
