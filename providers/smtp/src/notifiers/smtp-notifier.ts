import { type CallbackContext, Notifier, type Template, templateField } from "baram";
import type { Addresses } from "../hooks/addresses.ts";
import { CHARSET_DEFAULT } from "../hooks/charset.ts";
import { connectionContent, connectionSubject } from "../hooks/connection-templates.ts";
import { MIME_SUBTYPE_DEFAULT } from "../hooks/mime-subtype.ts";
import { SmtpHook } from "../hooks/smtp-hook.ts";

/** What a notifier writes, and to whom. All of it is rendered as templates. */
export interface SmtpNotifierOptions {
  readonly to: Template<Addresses>;
  /** Defaults to the template file that the connection's `subject_template` names, then to a sentence of Baram's. */
  readonly subject?: Template<string | null>;
  /** Defaults to the template file that the connection's `html_content_template` names, then to a few lines of Baram's. */
  readonly htmlContent?: Template<string | null>;
  /** Defaults to the connection's `from_email`. */
  readonly fromEmail?: Template<string | null>;
  /** Paths of files that are attached, or a single one. Defaults to none. */
  readonly files?: Template<string | readonly string[]>;
  /** Defaults to nobody. */
  readonly cc?: Template<Addresses | null>;
  /** Defaults to nobody. */
  readonly bcc?: Template<Addresses | null>;
  /** How content and files belong together: `mixed`, `related`, `alternative`… Defaults to `mixed`. */
  readonly mimeSubtype?: Template<string>;
  /** The charset of the content. Defaults to `utf-8`. */
  readonly mimeCharset?: Template<string>;
  /** Defaults to none. */
  readonly customHeaders?: Readonly<Record<string, string>>;
  /** Defaults to `smtp_default`. */
  readonly connectionId?: string;
}

/** Writes an e-mail wherever a callback is accepted: `onFailureCallback: new SmtpNotifier({ to: "ops@example.org" })`. */
export class SmtpNotifier extends Notifier {
  static override readonly templateFields: readonly string[] = [
    "to",
    "subject",
    "htmlContent",
    "fromEmail",
    "files",
    "cc",
    "bcc",
    "mimeSubtype",
    "mimeCharset",
    "customHeaders",
  ];
  static override readonly templateExtensions: readonly string[] = [".html"];

  readonly to: Addresses;
  readonly subject: string | null;
  readonly htmlContent: string | null;
  readonly fromEmail: string | null;
  readonly files: string | readonly string[];
  readonly cc: Addresses | null;
  readonly bcc: Addresses | null;
  readonly mimeSubtype: string;
  readonly mimeCharset: string;
  readonly customHeaders: Readonly<Record<string, string>>;
  readonly connectionId: string;

  constructor(options: SmtpNotifierOptions) {
    super();
    this.to = templateField(options.to);
    this.subject = templateField(options.subject ?? null);
    this.htmlContent = templateField(options.htmlContent ?? null);
    this.fromEmail = templateField(options.fromEmail ?? null);
    this.files = templateField<string | readonly string[]>(options.files ?? []);
    this.cc = templateField(options.cc ?? null);
    this.bcc = templateField(options.bcc ?? null);
    this.mimeSubtype = templateField(options.mimeSubtype ?? MIME_SUBTYPE_DEFAULT);
    this.mimeCharset = templateField(options.mimeCharset ?? CHARSET_DEFAULT);
    this.customHeaders = options.customHeaders ?? {};
    this.connectionId = options.connectionId ?? "smtp_default";
  }

  override async notify(context: CallbackContext): Promise<void> {
    const { to, fromEmail, files, cc, bcc, mimeSubtype, mimeCharset, customHeaders } = this;
    const hook = new SmtpHook({ connectionId: this.connectionId });
    const settings = await hook.getSettings();
    await hook.sendEmail({
      to,
      subject: this.subject ?? (await connectionSubject(settings, context)) ?? subjectOf(context),
      htmlContent: this.htmlContent ?? (await connectionContent(settings, context)) ?? linesOf(context),
      fromEmail,
      files,
      cc,
      bcc,
      mimeSubtype,
      mimeCharset,
      customHeaders,
    });
  }
}

function subjectOf({ dag, runId, task, state, reason, humanRequest }: CallbackContext): string {
  if (humanRequest !== undefined) return humanRequest.subject;
  const what = reason === null ? `task ${task.taskId}: ${state}` : `run ${runId}: ${reason}`;
  return `Dag ${dag.dagId}, ${what}`;
}

function linesOf(context: CallbackContext): string {
  const { dag, runId, task, state, reason, exception, humanRequest } = context;
  const lines = [
    `Dag: ${dag.dagId}`,
    `Run: ${runId}`,
    `Task: ${task.taskId} (try ${context.ti.tryNumber}, ${state})`,
    reason === null ? null : `Reason: ${reason}`,
    exception instanceof Error ? `Error: ${exception.message}` : null,
    humanRequest === undefined ? null : `Asked: ${humanRequest.options.join(", ")}`,
    humanRequest?.body ?? null,
  ];
  const written = lines.filter((line) => line !== null).map((line) => escaped(line));
  const url = humanRequest?.url ?? null;
  const link = url === null ? [] : [`<a href="${escaped(url)}">Answer: ${escaped(url)}</a>`];
  return [...written, ...link].join("<br>\n");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
