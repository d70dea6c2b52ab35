import type { ApiServer } from "@baram/api-server";

/** A request below `/api/v1`, as a recording writes it. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  readonly query_string?: string;
  readonly json?: unknown;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly auth?: string | readonly [string, string] | null;
}

/** What came back. */
export interface SentResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Sends a request without a network; `passwordOf` knows the users that are named without a password. */
export async function sendRequest(
  api: ApiServer,
  request: SentRequest,
  passwordOf: (username: string) => string,
): Promise<SentResponse> {
  const { auth = "admin", json, body } = request;
  const payload = json === undefined ? body : JSON.stringify(json);
  const headers = {
    accept: "application/json",
    ...(auth === null ? {} : { authorization: basicAuthorization(auth, passwordOf) }),
    ...(json === undefined ? {} : { "content-type": "application/json" }),
    ...request.headers,
  };
  const response = await api.http.inject({
    method: request.method as "GET",
    url: `/api/v1${request.path}${queryOf(request)}`,
    headers: Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    ),
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: response.statusCode, headers: response.headers, text: response.body };
}

function basicAuthorization(
  auth: string | readonly [string, string],
  passwordOf: (username: string) => string,
): string {
  const [username, password] = typeof auth === "string" ? [auth, passwordOf(auth)] : auth;
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

function queryOf({ query, query_string: queryString }: SentRequest): string {
  if (queryString !== undefined) return `?${queryString}`;
  if (query === undefined) return "";
  const pairs = Object.entries(query).flatMap(([name, given]) =>
    (typeof given === "string" ? [given] : given).map(
      (value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
    ),
  );
  return `?${pairs.join("&")}`;
}
