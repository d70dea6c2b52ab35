import type { Json, JsonObject } from "@baram/domain";
import { RequestAudit } from "../audit/request-audit.ts";
import type { Identification } from "../authentication/authentication.ts";
import { type Identity, NOBODY } from "../authentication/identity.ts";
import { isAllowed } from "../authorization/is-allowed.ts";
import { NO_RIGHTS, type Rights, readRights } from "../authorization/rights.ts";
import type { RouteDependencies } from "../route-dependencies.ts";
import { checkSchema, describePropertyProblems } from "./check-schema.ts";
import { type Problem, problemOf, unsupportedMediaType } from "./problem.ts";
import { parseQuery } from "./query-parameter.ts";
import { directoryAway, problem, type Reply, tooManyLogIns } from "./reply.ts";
import { type Act, INTEGER_PATH_PARTS, type Route } from "./route.ts";
import { describeUnstorable } from "./storable-value.ts";

/** A request as it came over the wire; its route is found already. */
export interface RawRequest {
  readonly parts: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The network address that it came from. */
  readonly address: string;
  /** The server as whoever asks sees it: `https://example.com/baram`. */
  readonly serverUrl: string;
  readonly body: Buffer;
  /** Calls once: when the answer is sent, or when whoever asked has left without one. */
  readonly onEnd: (listener: () => void) => void;
}

/**
 * Everything that happens to a request between the router and its route, in Airflow's order.
 *
 * Parity: query, body, credentials, permission, properties of the body. A malformed request without credentials is a
 * 400; whoever may not read a Dag gets a 403 for one that does not exist.
 */
export async function answerRequest(
  route: Route,
  request: RawRequest,
  dependencies: RouteDependencies,
): Promise<Reply<unknown>> {
  const unstorable = describeUnstorable([...Object.values(request.parts), ...[...request.query].flat()]);
  if (unstorable !== null) return problem(400, { detail: unstorable });
  const query = parseQuery(route.query ?? {}, request.query);
  if ("problem" in query) return { kind: "problem", problem: query.problem };
  const body = parseBody(route, request);
  if ("problem" in body) return { kind: "problem", problem: body.problem };

  const identified = await identify(route, request, dependencies);
  if (identified.kind === "throttled") return tooManyLogIns(identified.retryAfterSeconds);
  if (identified.kind === "directory-away") return directoryAway();
  if (identified.kind === "unknown") return problem(401);
  const { user } = identified;
  const rights = user === NOBODY ? NO_RIGHTS : await readRights(dependencies.store.reader, user.roles);
  const refusal = refuse(route, request, { user, rights });
  if (refusal !== null) return refusal;

  const { parts, headers, address, serverUrl, onEnd } = request;
  const audit = new RequestAudit(route, { parts, query: request.query, body: body.value, user }, dependencies);
  // Parity: written before the operation, so that a refused call leaves an entry too.
  if (route.actsWithAuditEntry !== true) await audit.record();
  try {
    const propertyProblems = route.body === undefined ? null : describePropertyProblems(route.body.schema, body.value);
    if (propertyProblems !== null) {
      return problem(400, { title: route.body?.problemTitle ?? "Bad Request", detail: propertyProblems });
    }
    const checked = { parts: readParts(parts), query: query.values, body: body.value, user, rights };
    const act: Act = (transact) => audit.act(transact);
    return await route.handle({ ...checked, headers, address, serverUrl, onEnd, act }, dependencies);
  } finally {
    await audit.record();
  }
}

async function identify(
  route: Route,
  request: RawRequest,
  { authentication }: RouteDependencies,
): Promise<Identification> {
  return route.access.kind === "public" ? { kind: "known", user: NOBODY } : authentication.identify(request);
}

function refuse(
  route: Route,
  request: RawRequest,
  { user, rights }: { readonly user: Identity; readonly rights: Rights },
): Reply<never> | null {
  // A cookie is sent by the browser whoever made it send the request; the header can be set by our own page alone.
  const needsCsrfToken = user.via === "session" && route.method !== "GET";
  if (needsCsrfToken && request.headers["x-csrf-token"] !== user.csrfToken) {
    return problem(403, { detail: "The CSRF token is missing or does not belong to this session." });
  }
  if (route.access.kind === "command" && user.via !== "server-token") return problem(403);
  return isAllowed(route.access, rights, request.parts) ? null : problem(403);
}

function parseBody(
  route: Route,
  { headers, body }: RawRequest,
): { readonly value: JsonObject } | { readonly problem: Problem } {
  if (route.body === undefined) return { value: {} };
  const contentType = (headers["content-type"] ?? "").split(";", 1)[0]?.trim() ?? "";
  const isJson = /^application\/(?:[^;+]+\+)?json$/i.test(contentType);
  if (!isJson && (contentType !== "" || body.length > 0)) return { problem: unsupportedMediaType(contentType) };
  if (body.length === 0) return { problem: problemOf(400, { detail: "Request body must not be empty" }) };
  const value = parseJson(body.toString("utf8"));
  if (value === undefined || value === null) {
    return { problem: problemOf(400, { detail: "Request body is not valid JSON" }) };
  }
  const unstorable = describeUnstorable(value);
  if (unstorable !== null) return { problem: problemOf(400, { detail: unstorable }) };
  const refusal = checkSchema(route.body.schema, value);
  // Every body's schema is one of an object.
  return refusal === null ? { value: value as JsonObject } : { problem: problemOf(400, { detail: refusal }) };
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** The router has let only digits through where a number belongs. */
function readParts(parts: Readonly<Record<string, string>>): Readonly<Record<string, string | number>> {
  const numbers = new Set<string>(INTEGER_PATH_PARTS);
  return Object.fromEntries(
    Object.entries(parts).map(([name, value]) => [name, numbers.has(name) ? Number(value) : value]),
  );
}
