import { type Dispatcher, fetch, type Headers, type Response } from "undici";
import type { HttpExtraOptions } from "./extra-options.ts";
import { HttpConnectionError, TooManyRedirectsError } from "./http-errors.ts";
import { HttpResponse } from "./http-response.ts";
import { openDispatcher } from "./open-dispatcher.ts";

/** A request with everything that is sent. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: Uint8Array | null;
  readonly signal: AbortSignal | null;
}

const REDIRECTS_MAXIMUM = 30;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

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
  const dispatcher = openDispatcher(request.url, options);
  try {
    return await readResponse(request, await send(request, dispatcher));
  } catch (error) {
    if (request.signal?.aborted === true) throw error;
    throw new HttpConnectionError(request, error);
  } finally {
    await dispatcher.destroy();
  }
}

function send({ method, url, headers, body, signal }: SentRequest, dispatcher: Dispatcher): Promise<Response> {
  return fetch(url, { method, headers, body, signal, dispatcher, redirect: "manual" });
}

async function readResponse({ url }: SentRequest, response: Response): Promise<HttpResponse> {
  const { status, statusText } = response;
  const body = Buffer.from(await response.arrayBuffer()).toString("base64");
  return new HttpResponse({ url, status, statusText, headers: Object.fromEntries(response.headers), body });
}

/** Parity: what was posted is fetched where it leads to, unless the status says that it is to be posted again. */
function redirected(
  { method, url, headers, body, signal }: SentRequest,
  { status, location }: { readonly status: number; readonly location: string },
): SentRequest {
  const target = new URL(location, url);
  const keepsBody = status === 307 || status === 308;
  const becomesGet = method !== "HEAD" && (status === 303 || status === 302 || (status === 301 && method === "POST"));
  if (!keepsBody) for (const name of ["content-length", "content-type", "transfer-encoding"]) headers.delete(name);
  // Whoever is at another place has not been given this secret.
  if (target.host !== new URL(url).host) headers.delete("authorization");
  return { method: becomesGet ? "GET" : method, url: target.href, headers, body: keepsBody ? body : null, signal };
}
