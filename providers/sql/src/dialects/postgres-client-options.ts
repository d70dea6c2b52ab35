import { readFileSync } from "node:fs";
import type { ConnectionOptions } from "node:tls";
import type { Connection } from "baram";
import type { ClientConfig } from "pg";

const PORT_DEFAULT = 5432;

/** The client's settings for a connection of the type `postgres`. The extras have the names that libpq gives them. */
export function postgresClientOptions(connection: Connection, database: string | null): ClientConfig {
  const { host, port, login, password, schema, extraJson } = connection;
  const text = (name: string) => (typeof extraJson[name] === "string" ? extraJson[name] : null);
  const connectTimeout = Number(extraJson["connect_timeout"] ?? 0);
  const settings: Record<string, unknown> = {
    host: host || "localhost",
    port: port ?? PORT_DEFAULT,
    user: login,
    password,
    database: database || schema,
    connectionTimeoutMillis: Number.isFinite(connectTimeout) ? connectTimeout * 1000 : 0,
    application_name: text("application_name") ?? "baram",
    options: text("options"),
    keepAlive: true,
    ssl: tlsOptions(text("sslmode"), {
      ca: text("sslrootcert"),
      cert: text("sslcert"),
      key: text("sslkey"),
    }),
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null && value !== ""));
}

interface CertificateFiles {
  readonly ca: string | null;
  readonly cert: string | null;
  readonly key: string | null;
}

/** What an `sslmode` means. Those that prefer encryption without needing it stay without. */
function tlsOptions(mode: string | null, { ca, cert, key }: CertificateFiles): ConnectionOptions | false {
  if (mode === null || ["disable", "allow", "prefer"].includes(mode)) return false;
  const options: ConnectionOptions = {
    // Parity: a file of authorities makes "require" verify.
    rejectUnauthorized: mode !== "require" || ca !== null,
    ...(ca === null ? {} : { ca: readFileSync(ca, "utf8") }),
    ...(cert === null ? {} : { cert: readFileSync(cert, "utf8") }),
    ...(key === null ? {} : { key: readFileSync(key, "utf8") }),
  };
  return mode === "verify-full" ? options : { ...options, checkServerIdentity: () => undefined };
}
