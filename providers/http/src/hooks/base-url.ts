import type { Connection } from "baram";

/** A connection does not say where to send requests. */
export class InvalidBaseUrlError extends Error {
  override readonly name = "InvalidBaseUrlError";
}

/**
 * The URL of an endpoint of a connection.
 *
 * Parity: a host with a scheme of its own is used as it is, and an endpoint is put behind it even if it is a URL.
 */
export function urlOf(connection: Connection, endpoint: string | null): string {
  const base = baseUrlOf(connection);
  const url = endpoint === null || endpoint === "" ? base : join(base, endpoint);
  if (URL.canParse(base) && URL.canParse(url)) return url;
  throw new InvalidBaseUrlError(
    `The connection "${connection.connectionId}" leads to "${url}", which is no URL; it needs a host such as api.example or https://api.example/v1.`,
  );
}

function baseUrlOf({ host, schema, port }: Connection): string {
  const start = host?.includes("://") === true ? host : `${schema || "http"}://${host ?? ""}`;
  return port === null ? start : `${start}:${port}`;
}

function join(base: string, endpoint: string): string {
  return base.endsWith("/") || endpoint.startsWith("/") ? base + endpoint : `${base}/${endpoint}`;
}
