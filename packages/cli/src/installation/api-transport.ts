import type { Json, JsonObject } from "@baram/domain";

/** A request to the stable API, or to what the server keeps for commands. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Defaults to the stable API. */
  readonly table?: "/api/v1" | "/command-api" | "/ui";
  /** Below the table, its parts encoded. */
  readonly path: string;
  readonly body?: JsonObject;
}

/** What the API answered. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: Json;
}

/**
 * The way to the stable API: to the running server over HTTP, or to one made for this command on a database that it has
 * opened itself. Commands cannot tell the two apart.
 */
export interface ApiTransport {
  /** Whether the server is elsewhere, so that the user's own rights count and secrets stay there. */
  readonly isElsewhere: boolean;
  send(request: ApiRequest): Promise<ApiAnswer>;
  close(): Promise<void>;
}

/** Where a request goes, below the server's address. */
export function targetOf({ table = "/api/v1", path }: Pick<ApiRequest, "table" | "path">): string {
  return table + path;
}

/** What an answer holds; `null` where it is not JSON, because it is empty or a text for people. */
export function readBody(contentType: string | null, text: string): Json {
  return contentType?.includes("json") === true && text !== "" ? (JSON.parse(text) as Json) : null;
}

/** How every request says who makes it. The audit log gets its entry from the command, not from each of its requests. */
export function commandHeaders({ token, user }: { readonly token: string; readonly user: string }) {
  return {
    authorization: `Bearer ${token}`,
    "x-baram-user": encodeHeader(user),
    "x-baram-records-itself": "1",
    "content-type": "application/json",
  };
}

/** Headers carry ASCII only. */
function encodeHeader(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, "?");
}
