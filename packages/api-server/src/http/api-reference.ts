import type { FastifyInstance } from "fastify";

/** The page and what it is drawn with are files of the web UI. */
const PAGE = "api-reference/index.html";

/**
 * Leads to the reference of the API, under the path that Airflow has it at.
 *
 * The way there is relative, because a proxy before the server may have put a path in front of everything.
 */
export function leadToApiReference(server: FastifyInstance, { prefix }: { readonly prefix: string }): void {
  const up = "../".repeat(prefix.split("/").length - 1);
  server.get(`${prefix}/ui`, (_, reply) => reply.redirect(`${up}${PAGE}`));
  server.get(`${prefix}/ui/`, (_, reply) => reply.redirect(`../${up}${PAGE}`));
}
