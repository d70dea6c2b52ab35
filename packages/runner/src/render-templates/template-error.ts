/** What went wrong, by the name that Airflow's users know it under. */
export type TemplateErrorKind =
  | "UndefinedError"
  | "TemplateSyntaxError"
  | "TemplateAssertionError"
  | "TemplateNotFound"
  | "TemplateRuntimeError"
  | "FilterArgumentError"
  | "SecurityError"
  | "TypeError"
  | "ValueError"
  | "KeyError"
  | "IndexError"
  | "AttributeError"
  | "AssertionError"
  | "ZeroDivisionError"
  | "OverflowError"
  | "RecursionError"
  | "RuntimeError"
  | "JSONDecodeError"
  | "AirflowNotFoundException"
  | "AirflowConfigException"
  | "InvalidTimezone";

interface TemplateErrorOptions {
  readonly fieldName?: string | null;
  readonly cause?: unknown;
}

/** A template that cannot be rendered. It fails the task like an error in `execute`. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  readonly kind: TemplateErrorKind;
  /** The template field the text stood in; `null` when the text was rendered on its own. */
  readonly fieldName: string | null;
  /** What went wrong, without the kind and the field's name. */
  readonly reason: string;

  constructor(kind: TemplateErrorKind, reason: string, { fieldName = null, cause }: TemplateErrorOptions = {}) {
    const place = fieldName === null ? "" : `The template field "${fieldName}" cannot be rendered. `;
    super(`${place}${kind}: ${reason}`, { cause });
    this.kind = kind;
    this.fieldName = fieldName;
    this.reason = reason;
  }

  /** The same error, naming the field; a field that is already named stays. */
  inField(fieldName: string): TemplateError {
    if (this.fieldName !== null) return this;
    return new TemplateError(this.kind, this.reason, { fieldName, cause: this });
  }
}
