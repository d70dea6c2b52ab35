import type { Connection } from "baram";

/** How the server of a connection is reached. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** `ssl` from the first byte, `starttls` before anything is told, or `none`. */
  readonly security: "ssl" | "starttls" | "none";
  readonly checksCertificate: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly timeoutSeconds: number;
  /** How often sending is tried where the server breaks off. */
  readonly tries: number;
  readonly from: string | null;
  /** Paths of files. */
  readonly subjectTemplate: string | null;
  readonly htmlContentTemplate: string | null;
}

const TIMEOUT_SECONDS = 30;
const TRIES = 5;
const PORTS = { ssl: 465, starttls: 587, none: 25 } as const;

/** Reads the settings of a connection, and its extra in Airflow's names. */
export function readSmtpSettings({ connectionId, host, port, login, password, extraJson }: Connection): SmtpSettings {
  if (host === null || host === "") {
    throw new Error(`The connection "${connectionId}" has no host: give it the name of the mail server.`);
  }
  const isInClear = flag(extraJson["disable_tls"]);
  const security = flag(extraJson["disable_ssl"]) ? (isInClear ? "none" : "starttls") : "ssl";
  return {
    host,
    port: port ?? PORTS[security],
    security,
    checksCertificate: extraJson["ssl_context"] !== "none",
    login: login === null || login === "" ? null : { user: login, password: password ?? "" },
    timeoutSeconds: count(extraJson["timeout"]) ?? TIMEOUT_SECONDS,
    tries: Math.max(1, count(extraJson["retry_limit"]) ?? TRIES),
    from: text(extraJson["from_email"]),
    subjectTemplate: text(extraJson["subject_template"]),
    htmlContentTemplate: text(extraJson["html_content_template"]),
  };
}

/** A form gives texts where a file has values. */
function flag(value: unknown): boolean {
  return value === true || (typeof value === "string" && ["true", "t", "1"].includes(value.toLowerCase()));
}

function count(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) && number >= 0 ? number : null;
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
