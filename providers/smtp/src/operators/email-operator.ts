import { inspect } from "node:util";
import {
  BaseOperator,
  InvalidOptionError,
  type OperatorOptions,
  OptionReader,
  placeOfOperator,
  requireOption,
  type TaskContext,
  type Template,
  templateField,
} from "baram";
import type { Addresses } from "../hooks/addresses.ts";
import { CHARSET_DEFAULT, isKnownCharset } from "../hooks/charset.ts";
import { connectionContent, connectionSubject, EmailTemplateError } from "../hooks/connection-templates.ts";
import { isMimeSubtype, MIME_SUBTYPE_DEFAULT } from "../hooks/mime-subtype.ts";
import { SmtpHook } from "../hooks/smtp-hook.ts";

/** What an e-mail that a task sends says, and to whom. */
export interface EmailOperatorOptions extends OperatorOptions {
  /** Rendered as a template. */
  readonly to: Template<Addresses>;
  /** Defaults to the template file that the connection's `subject_template` names. Rendered as a template. */
  readonly subject?: Template<string | null>;
  /**
   * Defaults to the template file that the connection's `html_content_template` names. Rendered as a template; a text that
   * ends with `.html` names a template file.
   */
  readonly htmlContent?: Template<string | null>;
  /** Paths of files that are attached, or a single one. Rendered as a template. Defaults to none. */
  readonly files?: Template<string | readonly string[]>;
  /** Defaults to the connection's `from_email`. Rendered as a template. */
  readonly fromEmail?: Template<string | null>;
  /** Rendered as a template. Defaults to nobody. */
  readonly cc?: Template<Addresses | null>;
  /** Rendered as a template. Defaults to nobody. */
  readonly bcc?: Template<Addresses | null>;
  /** How content and files belong together: `mixed`, `related`, `alternative`… Defaults to `mixed`. */
  readonly mimeSubtype?: string;
  /** The charset of the content. Defaults to `utf-8`. */
  readonly mimeCharset?: string;
  /** Defaults to `smtp_default`. */
  readonly connectionId?: string;
  /** Defaults to none. */
  readonly customHeaders?: Readonly<Record<string, string>>;
}

/** Sends an e-mail. */
export class EmailOperator extends BaseOperator {
  static readonly optionNames: readonly string[] = [
    "to",
    "subject",
    "htmlContent",
    "files",
    "fromEmail",
    "cc",
    "bcc",
    "mimeSubtype",
    "mimeCharset",
    "connectionId",
    "customHeaders",
  ];
  static override readonly templateFields: readonly string[] = [
    "to",
    "subject",
    "htmlContent",
    "files",
    "fromEmail",
    "cc",
    "bcc",
  ];
  static override readonly templateExtensions: readonly string[] = [".html"];
  static override readonly uiColor: string = "#e6faf9";

  readonly to: Addresses;
  readonly subject: string | null;
  readonly htmlContent: string | null;
  readonly files: string | readonly string[];
  readonly fromEmail: string | null;
  readonly cc: Addresses | null;
  readonly bcc: Addresses | null;
  readonly mimeSubtype: string;
  readonly mimeCharset: string;
  readonly connectionId: string;
  readonly customHeaders: Readonly<Record<string, string>>;

  constructor(options: EmailOperatorOptions) {
    super(options);
    requireOption(this, "to", options.to);
    this.to = templateField(options.to);
    this.subject = templateField(options.subject ?? null);
    this.htmlContent = templateField(options.htmlContent ?? null);
    // A reference, a list with one in it, and a function say only later what they come to.
    const isKnown = !["object", "function"].includes(typeof options.files);
    if (isKnown) new OptionReader(placeOfOperator(this), options).texts("files");
    this.files = templateField<string | readonly string[]>(options.files ?? []);
    this.fromEmail = templateField(options.fromEmail ?? null);
    this.cc = templateField(options.cc ?? null);
    this.bcc = templateField(options.bcc ?? null);
    this.#check("mimeSubtype", options.mimeSubtype);
    this.#check("mimeCharset", options.mimeCharset);
    this.mimeSubtype = options.mimeSubtype ?? MIME_SUBTYPE_DEFAULT;
    this.mimeCharset = options.mimeCharset ?? CHARSET_DEFAULT;
    this.connectionId = options.connectionId ?? "smtp_default";
    this.customHeaders = options.customHeaders ?? {};
  }

  override async execute(context: TaskContext): Promise<void> {
    const { to, files, fromEmail, cc, bcc, mimeSubtype, mimeCharset, customHeaders } = this;
    const hook = new SmtpHook({ connectionId: this.connectionId });
    const settings = await hook.getSettings();
    const subject = this.subject ?? (await connectionSubject(settings, context));
    if (subject === null) throw this.#missing("subject", 'give the operator "subject"', "a subject_template");
    const htmlContent = this.htmlContent ?? (await connectionContent(settings, context));
    if (htmlContent === null)
      throw this.#missing("content", 'give the operator "htmlContent"', "an html_content_template");
    const { signal } = context;
    const email = { to, subject, htmlContent, files, fromEmail, cc, bcc, mimeSubtype, mimeCharset, customHeaders };
    await hook.sendEmail({ ...email, signal });
  }

  /** Refuses what no e-mail could be sent as, for authors without a compiler. */
  #check(option: "mimeSubtype" | "mimeCharset", value: unknown): void {
    const isKnown = option === "mimeSubtype" ? isMimeSubtype : isKnownCharset;
    if (value === undefined || isKnown(value)) return;
    const expected =
      option === "mimeSubtype" ? "a word such as mixed or related" : "a charset such as utf-8 or iso-8859-1";
    throw new InvalidOptionError(placeOfOperator(this), `"${option}" is ${inspect(value)}; expected ${expected}.`);
  }

  #missing(part: string, advice: string, template: string): EmailTemplateError {
    return new EmailTemplateError(
      `The e-mail has no ${part}: ${advice}, or the connection "${this.connectionId}" ${template} in its extra.`,
    );
  }
}
