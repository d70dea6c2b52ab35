import type { HttpResponse } from "./http-response.ts";

/** The answer is an error. Parity: the message begins with the status, which sensors compare. */
export class HttpStatusError extends Error {
  override readonly name = "HttpStatusError";
  readonly response: HttpResponse;

  constructor(response: HttpResponse) {
    super(`${response.status}:${response.statusText}`);
    this.response = response;
  }
}

/** There is no answer: the request did not reach the server, or its answer broke off. */
export class HttpConnectionError extends Error {
  override readonly name = "HttpConnectionError";

  readonly request: { readonly method: string; readonly url: string };
  /** Why there is none, in words. */
  readonly reason: string;

  constructor({ method, url }: { readonly method: string; readonly url: string }, cause: unknown) {
    const reason = reasonOf(cause);
    super(`${method} ${url} has no answer: ${reason}.`, { cause });
    this.request = { method, url };
    this.reason = reason;
  }
}

/** The answers lead from one address to the next, more often than is allowed. */
export class TooManyRedirectsError extends Error {
  override readonly name = "TooManyRedirectsError";

  constructor(url: string, maximum: number) {
    super(`${url} was redirected more than ${maximum} times; allow more with "maxRedirects", or look where it leads.`);
  }
}

/** The innermost cause says most: `fetch failed` alone tells nobody what to do. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return inner instanceof Error ? reasonOf(inner) : error.message || error.name;
}
