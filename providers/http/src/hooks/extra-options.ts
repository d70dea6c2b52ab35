import type { Connection } from "baram";

/** How a request is sent and its answer judged. What is not given is taken from the extra of the connection. */
export interface HttpExtraOptions {
  /** The wait for a connection, for an answer, and between two pieces of it. Defaults to no limit. */
  readonly timeoutSeconds?: number;
  /** Fails on a status of 400 and more. Defaults to `true`. */
  readonly checkResponse?: boolean;
  /** Defaults to `true`. */
  readonly allowRedirects?: boolean;
  /** Defaults to 30. */
  readonly maxRedirects?: number;
  /** The proxy for each scheme (`{ https: "http://proxy:3128" }`), or one for both. */
  readonly proxies?: string | Readonly<Record<string, string>>;
  /** Takes proxies from `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` where none are given. Defaults to `true`. */
  readonly trustEnv?: boolean;
  /** `false` accepts any certificate; a path names a file of authorities. Defaults to `true`. */
  readonly verify?: boolean | string;
  /** The client's certificate: a PEM file with certificate and key, or the two files. */
  readonly cert?: string | readonly [string, string];
}

/** The names of {@link HttpExtraOptions}, for authors without a compiler. */
export const EXTRA_OPTION_NAMES: readonly string[] = Object.keys({
  timeoutSeconds: true,
  checkResponse: true,
  allowRedirects: true,
  maxRedirects: true,
  proxies: true,
  trustEnv: true,
  verify: true,
  cert: true,
} satisfies Record<keyof HttpExtraOptions, true>);

/** What the extra of a connection says. */
export interface ConnectionExtra {
  readonly options: HttpExtraOptions;
  readonly headers: Readonly<Record<string, string>>;
}

/** Splits a connection's extra. Parity: whatever is not a known option is sent as a header. */
export function readConnectionExtra({ extraJson }: Pick<Connection, "extraJson">): ConnectionExtra {
  const {
    timeout,
    check_response: checkResponse,
    allow_redirects: allowRedirects,
    max_redirects: maxRedirects,
    proxy,
    proxies = proxy,
    trust_env: trustEnv,
    verify_ssl: verifySsl,
    verify = verifySsl,
    cert,
    // An answer is always read to its end, so it makes no difference.
    stream: _stream,
    ...others
  } = extraJson;
  const options = {
    timeoutSeconds: numberOf(timeout),
    checkResponse: flagOf(checkResponse),
    allowRedirects: flagOf(allowRedirects),
    maxRedirects: numberOf(maxRedirects),
    proxies: typeof proxies === "string" || isTextRecord(proxies) ? proxies : undefined,
    trustEnv: flagOf(trustEnv),
    verify: flagOf(verify) ?? (typeof verify === "string" && verify !== "" ? verify : undefined),
    cert: typeof cert === "string" || isPair(cert) ? cert : undefined,
  };
  const headers = Object.entries(others)
    .filter(([, value]) => value !== null && typeof value !== "object")
    .map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)] as const);
  return { options: withoutUndefined(options), headers: Object.fromEntries(headers) };
}

/** Numbers and flags come as text from the query of a URI. */
function numberOf(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

function flagOf(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === "true" || value === "True" || value === 1) return true;
  return value === "false" || value === "False" || value === 0 ? false : undefined;
}

function isTextRecord(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((one) => typeof one === "string");
}

function isPair(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === "string");
}

function withoutUndefined(options: Readonly<Record<string, unknown>>): HttpExtraOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
