import { type Connection, getConnection, type TaskLog } from "baram";
import { authorizationOf, type HttpAuthType } from "./authorization.ts";
import { urlOf } from "./base-url.ts";
import { type HttpExtraOptions, readConnectionExtra } from "./extra-options.ts";
import { HttpStatusError } from "./http-errors.ts";
import type { HttpResponse } from "./http-response.ts";
import { encodeBody, type HttpData, withQuery } from "./request-body.ts";
import { sendRequest } from "./send-request.ts";
import { ACCEPTED_ENCODINGS } from "./unpack-body.ts";

/** Whom a hook talks to, and how. */
export interface HttpHookOptions {
  /** The id of a connection, or a connection. Defaults to `http_default`. */
  readonly connectionId?: string | Connection;
  /** Defaults to `POST`. */
  readonly method?: string;
  /** Defaults to `basic` where the connection has a login. */
  readonly authType?: HttpAuthType | null;
  /** Is told what an error answer says. Defaults to nobody. */
  readonly log?: TaskLog | null;
}

/** One request. */
export interface HttpRequest {
  /** What is put behind the base URL of the connection. Defaults to nothing. */
  readonly endpoint?: string | null;
  /** The query of a `GET`, else the body: fields as a form, a text as it is. */
  readonly data?: HttpData | null;
  /** Added to those of the connection. */
  readonly headers?: Readonly<Record<string, string>> | null;
  /** Sent as a JSON body where there is no `data`. */
  readonly json?: unknown;
  /** The query, of any method; the data of a `GET` comes after it. */
  readonly params?: HttpData | null;
  /** Sent unless the headers have a `cookie`. */
  readonly cookies?: Readonly<Record<string, string>> | null;
  readonly extraOptions?: HttpExtraOptions | null;
  /** Breaks the request off. */
  readonly signal?: AbortSignal;
}

const CONNECTION_DEFAULT = "http_default";
const LOGGED_CHARACTERS = 1000;
const DEFAULT_HEADERS = { accept: "*/*", "accept-encoding": ACCEPTED_ENCODINGS, "user-agent": "baram" };

/** Sends requests to the server of a connection. For use while a task runs or a trigger is awaited. */
export class HttpHook {
  readonly #connection: string | Connection;
  readonly #method: string;
  readonly #authType: HttpAuthType | null;
  readonly #log: TaskLog | null;

  constructor({ connectionId, method, authType, log }: HttpHookOptions = {}) {
    this.#connection = connectionId ?? CONNECTION_DEFAULT;
    this.#method = (method ?? "POST").toUpperCase();
    this.#authType = authType ?? null;
    this.#log = log ?? null;
  }

  /** Sends a request. Throws {@link HttpStatusError} for an error answer, unless `checkResponse` is `false`. */
  async run(request: HttpRequest): Promise<HttpResponse> {
    return this.checkResponse(await this.send(request), request.extraOptions);
  }

  /** Sends a request and gives whatever the answer is. */
  async send(request: HttpRequest): Promise<HttpResponse> {
    const { endpoint, data, headers, json, params, cookies, extraOptions, signal } = request;
    const connection = await this.#getConnection();
    const extra = readConnectionExtra(connection);
    const url = withQuery(urlOf(connection, endpoint ?? null), params ?? null);
    const hasQuery = this.#method === "GET" || this.#method === "HEAD";
    const body = encodeBody({ data: hasQuery ? null : (data ?? null), json });
    const authorization = authorizationOf(connection, this.#authType);
    const given = {
      ...DEFAULT_HEADERS,
      ...(body?.contentType == null ? {} : { "content-type": body.contentType }),
      ...cookieHeader(cookies ?? {}),
      ...lowerCased(extra.headers),
      ...lowerCased(headers ?? {}),
      ...(authorization === null ? {} : { authorization }),
    };
    return sendRequest(
      {
        method: this.#method,
        url: hasQuery ? withQuery(url, data ?? null) : url,
        headers: given,
        body: body?.bytes ?? null,
        signal: signal ?? null,
      },
      { ...extra.options, ...extraOptions },
    );
  }

  /** Gives the answer back, or throws {@link HttpStatusError} for an error that is not let pass. */
  async checkResponse(response: HttpResponse, extraOptions?: HttpExtraOptions | null): Promise<HttpResponse> {
    const { options } = readConnectionExtra(await this.#getConnection());
    const { checkResponse = true } = { ...options, ...extraOptions };
    if (response.ok || !checkResponse) return response;
    this.#log?.error(`The answer is an error: ${response.text.slice(0, LOGGED_CHARACTERS)}`);
    throw new HttpStatusError(response);
  }

  async #getConnection(): Promise<Connection> {
    return typeof this.#connection === "string" ? getConnection(this.#connection) : this.#connection;
  }
}

function cookieHeader(cookies: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const pairs = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  return pairs.length === 0 ? {} : { cookie: pairs.join("; ") };
}

function lowerCased(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
