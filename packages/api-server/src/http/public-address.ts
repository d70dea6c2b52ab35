import type { FastifyRequest } from "fastify";

/** Segments of unreserved characters: what a proxy says goes into pages, cookies and redirects. */
const PREFIX_PATTERN = /^(?:\/[\w.~-]{1,100}){1,20}$/;

/**
 * Where people reach the server, which may be below a path of a host that a proxy serves.
 *
 * The path is that of `[api] base_url`; without one, a proxy whose word counts may name it in `X-Forwarded-Prefix`.
 */
export class PublicAddress {
  readonly #baseUrl: string | null;
  /** `/team/baram`; empty for the root of the host. */
  readonly #path: string;

  /** @param baseUrl without a slash at its end; absent where nobody has said. */
  constructor(baseUrl: string | undefined) {
    this.#baseUrl = baseUrl ?? null;
    this.#path = baseUrl === undefined ? "" : new URL(baseUrl).pathname.replace(/\/$/, "");
  }

  /**
   * The path of a request as routes know it. A proxy may have taken the path of the server off, or not, and commands on
   * this machine never put it on.
   */
  routed(url: string): string {
    if (this.#path === "" || !url.startsWith(this.#path)) return url;
    const rest = url.slice(this.#path.length);
    if (rest === "" || rest.startsWith("?")) return `/${rest}`;
    return rest.startsWith("/") ? rest : url;
  }

  /** What stands before the paths of this server where whoever asks sees them: `/team/baram`; empty for nothing. */
  pathFor(request: FastifyRequest): string {
    if (this.#path !== "") return this.#path;
    const prefix = request.headers["x-forwarded-prefix"];
    // More than one address means that the one that connected is a proxy whose word counts.
    const isTrusted = (request.ips?.length ?? 0) > 1;
    return isTrusted && typeof prefix === "string" && PREFIX_PATTERN.test(prefix) ? prefix : "";
  }

  /** The server as whoever asks sees it, without a slash at the end: `https://example.com/team/baram`. */
  urlFor(request: FastifyRequest): string {
    // A proxy that keeps the host but says nothing of TLS is known by it.
    if (this.#baseUrl !== null && new URL(this.#baseUrl).host === request.host) return this.#baseUrl;
    return `${request.protocol}://${request.host}${this.pathFor(request)}`;
  }
}
