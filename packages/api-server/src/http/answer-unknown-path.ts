import type { FastifyReply, FastifyRequest } from "fastify";
import { METHOD_NOT_ALLOWED, PATH_NOT_FOUND } from "./problem.ts";
import type { PublicAddress } from "./public-address.ts";
import { sendProblem } from "./register-routes.ts";
import { INTEGER_PATH_PARTS, type Route } from "./route.ts";
import type { WebFiles } from "./web-files.ts";

/** What a request that no route takes is compared with. */
export interface KnownPaths {
  readonly tables: readonly { readonly prefix: string; readonly routes: readonly Route[] }[];
  readonly webFiles: WebFiles | null;
  readonly publicAddress: PublicAddress;
}

/** Tells a wrong method from a wrong path, and answers with the web UI where a browser asks for one of its pages. */
export function answerUnknownPath(request: FastifyRequest, reply: FastifyReply, known: KnownPaths): FastifyReply {
  const [path = "/"] = request.url.split("?", 1);
  const table = known.tables.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
  if (table === undefined) {
    if (request.method === "GET" && known.webFiles !== null) {
      return known.webFiles.send({ path, basePath: known.publicAddress.pathFor(request) }, request, reply);
    }
    return sendProblem(PATH_NOT_FOUND, reply);
  }
  const isKnown = table.routes.some((route) => pathPattern(table.prefix + route.path).test(path));
  return sendProblem(isKnown ? METHOD_NOT_ALLOWED : PATH_NOT_FOUND, reply);
}

function pathPattern(path: string): RegExp {
  const pattern = path
    .replace(/[~.]/g, "\\$&")
    .replace(/\{(\w+)\}/g, (_, name: string) =>
      (INTEGER_PATH_PARTS as readonly string[]).includes(name) ? "\\d+" : "[^/]+",
    );
  return new RegExp(`^${pattern}$`);
}
