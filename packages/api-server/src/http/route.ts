import type { JsonObject } from "@baram/domain";
import type { MetadataTransaction } from "@baram/metadata-store";
import type { Identity } from "../authentication/identity.ts";
import type { Permission } from "../authorization/permission.ts";
import type { Rights } from "../authorization/rights.ts";
import type { RouteDependencies } from "../route-dependencies.ts";
import type { OperationTag } from "./operation-tags.ts";
import type { ProblemStatus } from "./problem.ts";
import type { QueryParameters, QueryValues } from "./query-parameter.ts";
import type { Reply } from "./reply.ts";
import type { Schema } from "./schema.ts";

/** The verbs of HTTP that routes use. */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Parts of a path that are whole numbers from 0; a path with anything else in their place does not exist. */
export const INTEGER_PATH_PARTS = [
  "access_token_id",
  "backfill_id",
  "callback_id",
  "map_index",
  "event_log_id",
  "import_error_id",
  "task_try_number",
] as const;

type IntegerPathPart = (typeof INTEGER_PATH_PARTS)[number];

/** The parts of a path by name: `/dags/{dag_id}` has a `dag_id`. */
export type PathParts<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [Part in Name]: Part extends IntegerPathPart ? number : string } & PathParts<Rest>
  : unknown;

/** Who may call a route. */
export type Access =
  /** Everybody, without credentials. */
  | { readonly kind: "public" }
  /** Everybody who has logged in. */
  | { readonly kind: "signed-in" }
  /** A command beside the server, and nobody else: no user may, whatever their rights. */
  | { readonly kind: "command" }
  /** Whoever holds all of these rights. */
  | {
      readonly kind: "permissions";
      readonly permissions: readonly Permission[];
      /** It answers with those Dags alone, or what belongs to them, that the caller has the right to. */
      readonly listsReadableDags?: true;
    };

/**
 * Writes what a request asks for, in a transaction that other requests may share, and with it the request's entry in the
 * audit log where its route acts with its entry.
 *
 * @param body does nothing but read and write through its transaction: it may be carried out twice.
 */
export type Act = <Outcome>(body: (transaction: MetadataTransaction) => Promise<Outcome>) => Promise<Outcome>;

/** A checked request as a route gets it. */
export interface RouteRequest<Parts, Query, Body> {
  readonly parts: Parts;
  readonly query: Query;
  readonly body: Body;
  /** Who asks; a public route is told nobody. */
  readonly user: Identity;
  /** What they may do. That they may call the route at all is settled. */
  readonly rights: Rights;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The network address that the request came from. */
  readonly address: string;
  /** The server as whoever asks sees it: `https://example.com/baram`. */
  readonly serverUrl: string;
  /** Calls once: when the answer is sent, or when whoever asked has left without one. */
  readonly onEnd: (listener: () => void) => void;
  readonly act: Act;
}

/** The body that a route takes. */
export interface RouteBody<Body> {
  readonly schema: Schema<Body>;
  /** Parity: an operation's own title for missing and unknown properties. */
  readonly problemTitle?: string;
}

/** A route as data: how it is called, who may, what it answers, and the one function that does it. */
export interface RouteDefinition<Path extends string, Query extends QueryParameters, Body, Answer> {
  readonly method: Method;
  /** Below the prefix of its table, with parts in braces. */
  readonly path: Path;
  /** Its name in the OpenAPI document. */
  readonly operationId: string;
  /** The groups that it is shown in; the stable API's routes have one at least. */
  readonly tags?: readonly OperationTag[];
  readonly summary: string;
  /** Tells whoever reads the document what the summary does not. The stable API's routes have one. */
  readonly description?: string;
  readonly access: Access;
  readonly query?: Query;
  readonly body?: RouteBody<Body>;
  /** The event it leaves in the audit log, without `api.`; a change without one is not a person's doing on a Dag. */
  readonly audit?: string;
  /** Its entry is written in the transaction of its act: that is a commit less. Without an act, it is written after it. */
  readonly actsWithAuditEntry?: true;
  /** The JSON it answers with; `null` where it answers with something else. */
  readonly answer: Schema<Answer> | null;
  /** The statuses it refuses with, besides those of the checks before it. */
  readonly refusals?: readonly ProblemStatus[];
  handle(
    request: RouteRequest<PathParts<Path>, QueryValues<Query>, Body>,
    dependencies: RouteDependencies,
  ): Promise<Reply<Answer>>;
}

/** A route among others: its types are known to itself alone. */
export interface Route extends Omit<RouteDefinition<string, QueryParameters, JsonObject, unknown>, "handle"> {
  handle(
    request: RouteRequest<Readonly<Record<string, string | number>>, Readonly<Record<string, unknown>>, JsonObject>,
    dependencies: RouteDependencies,
  ): Promise<Reply<unknown>>;
}

/** Writes a route down; the types of its handler come from its path, its query, its body and its answer. */
export function defineRoute<
  const Path extends string,
  Body,
  Answer,
  const Query extends QueryParameters = Record<never, never>,
>(definition: RouteDefinition<Path, Query, Body, Answer>): Route {
  return definition as unknown as Route;
}
