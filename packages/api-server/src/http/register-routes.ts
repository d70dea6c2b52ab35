import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { RouteDependencies } from "../route-dependencies.ts";
import { answerRequest, type RawRequest } from "./answer-request.ts";
import { EventStream } from "./event-stream.ts";
import { PATH_NOT_FOUND, type Problem } from "./problem.ts";
import { PublicAddress } from "./public-address.ts";
import type { Reply } from "./reply.ts";
import { INTEGER_PATH_PARTS, type Route } from "./route.ts";
import { SECURITY_HEADERS } from "./security-headers.ts";
import { describeUnstorableInteger } from "./storable-value.ts";

/** Puts a table of routes below a prefix. */
export function registerRoutes(
  server: FastifyInstance,
  { prefix, routes }: { readonly prefix: string; readonly routes: readonly Route[] },
  dependencies: RouteDependencies,
): void {
  const publicAddress = new PublicAddress(dependencies.configuration.baseUrl);
  for (const route of routes) {
    server.route({
      method: route.method,
      url: prefix + routerPath(route.path),
      handler: async (request, reply) => {
        const raw = rawRequest(request, reply, publicAddress.urlFor(request));
        if (isBeyondColumns(raw.parts)) return sendProblem(PATH_NOT_FOUND, reply);
        // The router takes `/dags/` for a Dag without a name; a slash too many is no path of ours.
        if (Object.values(raw.parts).includes("")) return sendProblem(PATH_NOT_FOUND, reply);
        const answer = await answerRequest(route, raw, dependencies);
        return send(answer, reply, publicAddress.pathFor(request));
      },
    });
  }
}

/** Whether a number of a path is larger than any that its column holds. */
function isBeyondColumns(parts: RawRequest["parts"]): boolean {
  return INTEGER_PATH_PARTS.some((name) => {
    const value = Number(parts[name] ?? 0);
    // Ids have 64 bits, of which a number here keeps 53; what counts copies and tries has 32.
    return name.endsWith("_id") ? !Number.isSafeInteger(value) : describeUnstorableInteger(value) !== null;
  });
}

/** `/eventLogs/{event_log_id}` as the router writes it, which lets only digits through where a number belongs. */
function routerPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) =>
    (INTEGER_PATH_PARTS as readonly string[]).includes(name) ? `:${name}(^\\d+$)` : `:${name}`,
  );
}

function rawRequest(request: FastifyRequest, reply: FastifyReply, serverUrl: string): RawRequest {
  const start = request.url.indexOf("?");
  return {
    parts: request.params as Readonly<Record<string, string>>,
    query: new URLSearchParams(start === -1 ? "" : request.url.slice(start + 1)),
    headers: request.headers as Readonly<Record<string, string | undefined>>,
    address: request.ip,
    serverUrl,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    onEnd: (listener) => {
      // Whoever left before is not told of again.
      if (reply.raw.closed) listener();
      else reply.raw.once("close", listener);
    },
  };
}

/** Writes an answer. @param basePath what the browser sees before the paths of this server. */
function send(answer: Reply<unknown>, reply: FastifyReply, basePath: string): FastifyReply {
  if ("cookie" in answer && answer.cookie !== undefined) void reply.header("set-cookie", answer.cookie);
  switch (answer.kind) {
    case "json":
      // The exact text that clients of Airflow compare with: no charset.
      return reply.header("content-type", "application/json").send(Buffer.from(JSON.stringify(answer.body)));
    case "problem":
      if (answer.retryAfterSeconds !== undefined) void reply.header("retry-after", answer.retryAfterSeconds);
      return sendProblem(answer.problem, reply);
    case "empty":
      return reply.status(answer.status).send();
    case "redirect":
      return reply
        .header("set-cookie", answer.cookies)
        .header("cache-control", "no-store")
        .redirect(answer.location.startsWith("/") ? basePath + answer.location : answer.location);
    case "text":
      return reply.status(answer.status).header("content-type", answer.contentType).send(Buffer.from(answer.text));
    case "long-text":
      return sendLongText(answer, reply);
    case "events":
      void reply.hijack();
      answer.start(new EventStream(reply.raw, SECURITY_HEADERS));
      return reply;
  }
}

function sendLongText(
  { text, downloadName }: Extract<Reply<unknown>, { kind: "long-text" }>,
  reply: FastifyReply,
): FastifyReply {
  if (downloadName !== null) {
    void reply.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(downloadName)}`);
  }
  // Parity: clients of Airflow compare the type as it stands; a file that a browser saves says how it is written.
  const type = downloadName === null ? "text/plain" : "text/plain; charset=utf-8";
  return reply.header("content-type", type).send(Readable.from(text));
}

/** Writes a refusal. */
export function sendProblem(problem: Problem, reply: FastifyReply): FastifyReply {
  const text = JSON.stringify(problem);
  return reply.status(problem.status).header("content-type", "application/problem+json").send(Buffer.from(text));
}
