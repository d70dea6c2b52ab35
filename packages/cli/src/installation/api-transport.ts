import type { Json, JsonObject } from "@baram/domain";

/** A request to the stable API. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below `/api/v1`, its parts encoded. */
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
  send(request: ApiRequest): Promise<ApiAnswer>;
  close(): Promise<void>;
}

/** How every request says who makes it. */
export function commandHeaders({ token, user }: { readonly token: string; readonly user: string }) {
  return { authorization: `Bearer ${token}`, "x-baram-user": encodeHeader(user), "content-type": "application/json" };
}

/** Headers carry ASCII only. */
function encodeHeader(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, "?");
}
