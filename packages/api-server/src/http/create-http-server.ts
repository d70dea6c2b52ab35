import type { RequestListener } from "node:http";
import { InvariantError } from "@baram/domain";
import { type FastifyInstance, fastify } from "fastify";
import { InvalidFernetTokenError } from "../encryption/fernet.ts";
import { describeOpenApi } from "../openapi/describe-open-api.ts";
import { answerProbes } from "../probes/answer-probes.ts";
import { ServerConditionWatch } from "../probes/server-condition.ts";
import type { RouteDependencies } from "../route-dependencies.ts";
import { answerUnknownPath } from "./answer-unknown-path.ts";
import { leadToApiReference } from "./api-reference.ts";
import { compressAnswer } from "./compress-answer.ts";
import { allowOtherOrigins } from "./cross-origin.ts";
import { observeRequests } from "./observe-requests.ts";
import { problemOf } from "./problem.ts";
import { PublicAddress } from "./public-address.ts";
import { registerRoutes, sendProblem } from "./register-routes.ts";
import { REQUEST_RATE_DEFAULT, RequestRateLimit } from "./request-rate-limit.ts";
import { ROUTE_TABLES } from "./route-tables.ts";
import { SECURITY_HEADERS, STRICT_TRANSPORT_SECURITY } from "./security-headers.ts";
import { tlsServer } from "./tls-server.ts";
import { openWebFiles } from "./web-files.ts";

/** A run's conf is the largest thing that people send. */
const BODY_BYTES_MAXIMUM = 8 * 1024 * 1024;
/** Ids have up to 250 characters, each of which may take several bytes; keys of variables may be longer. */
const PATH_PART_LENGTH_MAXIMUM = 3000;

/** Puts routes, web UI and the answers to everything else on one HTTP server. */
export async function createHttpServer(
  dependencies: RouteDependencies,
  webFolder: string | null,
): Promise<FastifyInstance> {
  const { crossOrigin, trustedProxies, tls, baseUrl } = dependencies.configuration;
  const publicAddress = new PublicAddress(baseUrl);
  const server = fastify({
    ...(tls === undefined ? {} : { serverFactory: (handler: RequestListener) => tlsServer(tls, handler) }),
    bodyLimit: BODY_BYTES_MAXIMUM,
    // Live streams last until the browser leaves; they must not hold up a shutdown.
    forceCloseConnections: true,
    trustProxy: trustedProxies === undefined || trustedProxies === "" ? false : trustedProxies,
    exposeHeadRoutes: false,
    rewriteUrl: (request) => {
      answerHeadLikeGet(request);
      return publicAddress.routed(request.url ?? "/");
    },
    routerOptions: { maxParamLength: PATH_PART_LENGTH_MAXIMUM },
    // Loading Fastify's own schema compilers takes most of its start, and no route gives it a schema.
    schemaController: { compilersFactory: { buildValidator: refuseSchema, buildSerializer: refuseSchema } },
  });
  // Bodies are read by the routes' own adapter, after the query: that is the order clients see.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("*", { parseAs: "buffer" }, (_, body, done) => done(null, body));
  server.addHook("onSend", async (request, reply) => {
    void reply.headers(SECURITY_HEADERS);
    if (request.protocol === "https") void reply.header("strict-transport-security", STRICT_TRANSPORT_SECURITY);
  });
  server.addHook("onSend", compressAnswer);
  if (dependencies.onRequestEnd !== undefined) observeRequests(server, dependencies.onRequestEnd);
  limitRequests(server, dependencies);
  for (const table of ROUTE_TABLES) registerRoutes(server, table, dependencies);
  answerProbes(server, new ServerConditionWatch(dependencies));
  serveOpenApi(server, { version: dependencies.version, publicAddress });
  if (crossOrigin !== undefined) allowOtherOrigins(server, { prefix: ROUTE_TABLES[0].prefix, crossOrigin });
  const webFiles = webFolder === null ? null : await openWebFiles(webFolder);
  if (webFiles !== null) leadToApiReference(server, ROUTE_TABLES[0]);
  server.setNotFoundHandler((request, reply) =>
    answerUnknownPath(request, reply, { tables: ROUTE_TABLES, webFiles, publicAddress }),
  );
  server.setErrorHandler((error, request, reply) => {
    const { statusCode = 500, message } = error as { readonly statusCode?: number; readonly message: string };
    if (statusCode === 413) return sendProblem(problemOf(413, { detail: message }), reply);
    if (statusCode >= 400 && statusCode < 500) return sendProblem(problemOf(400, { detail: message }), reply);
    dependencies.logger.error("A request failed", { method: request.method, path: request.url, error });
    return sendProblem(problemOf(500, { detail: explainFailure(error, dependencies) }), reply);
  });
  return server;
}

/** What is said of a failure of the server's own. Its reason may tell of what is nobody's business, unless it is meant for people. */
function explainFailure(error: unknown, { explainsFailures }: Pick<RouteDependencies, "explainsFailures">): string {
  if (error instanceof InvalidFernetTokenError) return error.message;
  if (!explainsFailures) return "The server could not answer; its log says why.";
  return `The request failed: ${error instanceof Error ? error.message : String(error)}`;
}

/**
 * Routes HEAD to where GET goes; Node leaves the body out of the answer by itself.
 *
 * A route of its own for each HEAD, which is what Fastify makes, took longer than all others together: a tenth of the
 * time from the start of a server to its first task.
 */
function answerHeadLikeGet(request: { method?: string | undefined }): void {
  if (request.method === "HEAD") request.method = "GET";
}

/** Refuses what one address asks too much, before anything is read of it. The files of the web UI are free. */
function limitRequests(server: FastifyInstance, { clock, configuration }: RouteDependencies): void {
  const limit = new RequestRateLimit({ clock, rate: configuration.requestRate ?? REQUEST_RATE_DEFAULT });
  server.addHook("onRequest", (request, reply, done) => {
    const isLimited = ROUTE_TABLES.some(({ prefix }) => request.url.startsWith(`${prefix}/`));
    const retryAfterSeconds = isLimited ? limit.take(request.ip) : null;
    if (retryAfterSeconds === null) {
      done();
      return;
    }
    void reply.header("retry-after", retryAfterSeconds);
    sendProblem(problemOf(429, { detail: "Too many requests came from this address. Ask again in a moment." }), reply);
  });
}

/** The stable API, described: to everybody, as it tells nothing of an installation but its version. */
function serveOpenApi(
  server: FastifyInstance,
  { version, publicAddress }: { readonly version: string; readonly publicAddress: PublicAddress },
): void {
  const [stable] = ROUTE_TABLES;
  let latest: { readonly path: string; readonly document: Buffer } | null = null;
  server.get(`${stable.prefix}/openapi.json`, (request, reply) => {
    const path = publicAddress.pathFor(request);
    if (latest?.path !== path) {
      latest = { path, document: Buffer.from(JSON.stringify(describeOpenApi(version, { tables: [stable], path }))) };
    }
    return reply.header("content-type", "application/json").send(latest.document);
  });
}

function refuseSchema(): never {
  throw new InvariantError("Routes are checked by their own adapter; none hands a schema to Fastify.");
}
