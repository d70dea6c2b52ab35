import { basename } from "node:path";
import { inspect } from "node:util";
import { type Connection, getConnection } from "baram";
import { createTransport } from "nodemailer";
import type { PluginFunction } from "nodemailer/lib/mailer/index.js";
import { type Addresses, addressList } from "./addresses.ts";
import { CHARSET_DEFAULT, encodeText } from "./charset.ts";
import { readMimeSubtype } from "./mime-subtype.ts";
import { readSmtpSettings, type SmtpSettings } from "./smtp-settings.ts";

/** Whose server a hook talks to. */
export interface SmtpHookOptions {
  /** The id of a connection, or a connection. Defaults to `smtp_default`. */
  readonly connectionId?: string | Connection;
}

/** One e-mail. */
export interface Email {
  readonly to: Addresses;
  readonly subject: string;
  readonly htmlContent: string;
  /** Defaults to the connection's `from_email`. */
  readonly fromEmail?: string | null;
  readonly cc?: Addresses | null;
  /** Told to the server, and to nobody who reads the e-mail. */
  readonly bcc?: Addresses | null;
  /** Paths of files that are attached, or a single one. The content can show one by its name: `<img src="cid:chart.png">`. */
  readonly files?: string | readonly string[] | null;
  /** How content and files belong together: `mixed`, `related`, `alternative`… Defaults to `mixed`. */
  readonly mimeSubtype?: string | null;
  /** The charset of the content. Defaults to `utf-8`. */
  readonly mimeCharset?: string | null;
  readonly customHeaders?: Readonly<Record<string, string>> | null;
  readonly replyTo?: string | null;
  /** Breaks off between two tries. */
  readonly signal?: AbortSignal;
}

/** No one is written to, or no one writes. */
export class EmailAddressError extends Error {
  override readonly name = "EmailAddressError";
}

/** What is to be attached is no file. */
export class EmailFilesError extends Error {
  override readonly name = "EmailFilesError";
}

const CONNECTION_DEFAULT = "smtp_default";

/** Codes of an error that says the server broke off, not that it refused. */
const BROKEN_OFF: ReadonlySet<unknown> = new Set(["ECONNECTION", "ETIMEDOUT", "ESOCKET", "ECONNRESET", "EDNS"]);

/** Sends e-mail through the server of a connection. For use while a task runs, or somebody is told what happened to it. */
export class SmtpHook {
  readonly #connection: string | Connection;

  constructor({ connectionId }: SmtpHookOptions = {}) {
    this.#connection = connectionId ?? CONNECTION_DEFAULT;
  }

  /** What the connection says of its server. */
  async getSettings(): Promise<SmtpSettings> {
    const connection = this.#connection;
    return readSmtpSettings(typeof connection === "string" ? await getConnection(connection) : connection);
  }

  /** Sends an e-mail. Where the server breaks off it is tried again, as often as the connection's `retry_limit` says. */
  async sendEmail(email: Email): Promise<void> {
    const settings = await this.getSettings();
    const message = messageOf(email, settings);
    const subtype = readMimeSubtype(email.mimeSubtype);
    for (let left = settings.tries - 1; ; left -= 1) {
      email.signal?.throwIfAborted();
      try {
        await withTransport(settings, (transport) => {
          // An e-mail of its content alone has no parts.
          if (message.attachments.length > 0) transport.use("stream", joinAs(subtype));
          return transport.sendMail(message);
        });
        return;
      } catch (error) {
        if (left === 0 || !isBrokenOff(error)) throw error;
      }
    }
  }

  /** Logs in at the server and does nothing else. */
  async testConnection(): Promise<void> {
    await withTransport(await this.getSettings(), (transport) => transport.verify());
  }
}

function messageOf(email: Email, settings: SmtpSettings) {
  const { subject, htmlContent, cc, bcc, files, mimeCharset, customHeaders, replyTo } = email;
  const to = addressList(email.to);
  const from = email.fromEmail ?? settings.from;
  if (to.length === 0) throw new EmailAddressError("The e-mail is addressed to nobody: give it an address in to.");
  if (from === null || from === "") {
    throw new EmailAddressError(
      "Nobody is named as the sender: give fromEmail, or the connection a from_email in its extra.",
    );
  }
  return {
    from,
    to: [...to],
    subject,
    ...contentOf(htmlContent, mimeCharset ?? CHARSET_DEFAULT),
    cc: [...addressList(cc)],
    bcc: [...addressList(bcc)],
    // Parity: the content can show each of them by its name.
    attachments: pathList(files).map((path) => ({ path, headers: { "Content-ID": `<${basename(path)}>` } })),
    // A path is of a file, not of a page somewhere.
    disableUrlAccess: true,
    headers: { ...customHeaders },
    ...(replyTo == null ? {} : { replyTo }),
  };
}

function contentOf(htmlContent: string, charset: string) {
  if (charset.toLowerCase() === CHARSET_DEFAULT) return { html: htmlContent };
  const contentType = `text/html; charset=${charset}`;
  return { alternatives: [{ contentType, content: encodeText(htmlContent, charset) }] };
}

/** Says how the parts of an e-mail belong together, once it has been put together as a mixed one. */
function joinAs(subtype: string): PluginFunction {
  return ({ message }, done) => {
    message.setHeader("Content-Type", `multipart/${subtype}`);
    done();
  };
}

/** What a template comes to may be anything. */
function pathList(files: unknown): readonly string[] {
  const paths: unknown = typeof files === "string" ? [files] : (files ?? []);
  if (Array.isArray(paths) && paths.every((path) => typeof path === "string")) return paths;
  throw new EmailFilesError(`"files" came to ${inspect(files, { depth: 1 })}; expected a path, or a list of paths.`);
}

type Transport = ReturnType<typeof transportOf>;

function transportOf({ host, port, security, checksCertificate, login, timeoutSeconds }: SmtpSettings) {
  const timeout = timeoutSeconds * 1000;
  return createTransport({
    host,
    port,
    secure: security === "ssl",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    tls: { rejectUnauthorized: checksCertificate },
    ...(login === null ? {} : { auth: { user: login.user, pass: login.password } }),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
  });
}

/** A transport for one e-mail, closed afterwards: the process is to be left as it was found. */
async function withTransport<Result>(
  settings: SmtpSettings,
  use: (transport: Transport) => Promise<Result>,
): Promise<Result> {
  const transport = transportOf(settings);
  try {
    return await use(transport);
  } finally {
    transport.close();
  }
}

function isBrokenOff(error: unknown): boolean {
  return error instanceof Error && BROKEN_OFF.has(Reflect.get(error, "code"));
}
