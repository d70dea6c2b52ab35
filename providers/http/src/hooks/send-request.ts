import type { Dispatcher } from "undici";
import type { HttpExtraOptions } from "./extra-options.ts";
import { HttpConnectionError, TooManyRedirectsError } from "./http-errors.ts";
import { HttpResponse } from "./http-response.ts";
import { openDispatcher } from "./open-dispatcher.ts";
import { unpackBody } from "./unpack-body.ts";

/** A request with everything that is sent. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly signal: AbortSignal | null;
}

const REDIRECTS_MAXIMUM = 30;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const HEADERS_OF_BODY: readonly string[] = ["content-length", "content-type", "transfer-encoding"];

/** Sends a request, follows where its answers lead, and reads the last of them to its end. */
export async function sendRequest(request: SentRequest, options: HttpExtraOptions): Promise<HttpResponse> {
  const maximum = options.maxRedirects ?? REDIRECTS_MAXIMUM;
  let next = request;
  for (let redirects = 0; redirects <= maximum; redirects += 1) {
    const response = await sendOnce(next, options);
    const location = REDIRECTS.has(response.status) ? response.headers["location"] : undefined;
    if (location === undefined || options.allowRedirects === false) return response;
    next = redirected(next, { status: response.status, location });
  }
  throw new TooManyRedirectsError(request.url, maximum);
}

async function sendOnce(request: SentRequest, options: HttpExtraOptions): Promise<HttpResponse> {
  // Loaded with the first request: it takes longer than everything else that a Dag file loads together.
  const { request: requestOnce } = await import("undici");
  const dispatcher = await openDispatcher(request.url, options);
  const { url, method, headers, body, signal } = request;
  try {
    return await readResponse(url, await requestOnce(url, { method, headers, body, signal, dispatcher }));
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new HttpConnectionError(request, error);
  } finally {
    await dispatcher.destroy();
  }
}

async function readResponse(url: string, response: Dispatcher.ResponseData): Promise<HttpResponse> {
  const { statusCode: status, statusText } = response;
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), [value ?? ""].flat().join(", ")]),
  );
  const packed = Buffer.from(await response.body.arrayBuffer());
  const body = await unpackBody(packed, headers["content-encoding"] ?? "");
  return new HttpResponse({ url, status, statusText, headers, body: body.toString("base64") });
}

/** Parity: what was posted is fetched where it leads to, unless the status says that it is to be posted again. */
function redirected(
  { method, url, headers, body, signal }: SentRequest,
  { status, location }: { readonly status: number; readonly location: string },
): SentRequest {
  const target = new URL(location, url);
  const keepsBody = status === 307 || status === 308;
  const becomesGet = method !== "HEAD" && (status === 303 || status === 302 || (status === 301 && method === "POST"));
  // Whoever is at another place has not been given this secret.
  const isElsewhere = target.host !== new URL(url).host;
  const dropped = [...(keepsBody ? [] : HEADERS_OF_BODY), ...(isElsewhere ? ["authorization", "cookie"] : [])];
  return {
    method: becomesGet ? "GET" : method,
    url: target.href,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.includes(name))),
    body: keepsBody ? body : null,
    signal,
  };
}
