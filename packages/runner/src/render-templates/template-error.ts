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

/** Where in the author's templates something went wrong; `null` where it is not known or does not apply. */
export interface TemplateErrorPlace {
  /** The template field; `null` when the text was rendered on its own. */
  readonly fieldName: string | null;
  /** The template file, by the name it was asked for; `null` for a text of the field itself. */
  readonly fileName: string | null;
  /** From 1. */
  readonly line: number | null;
}

/** A template that cannot be rendered. It fails the task like an error in `execute`. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  readonly kind: TemplateErrorKind;
  readonly place: TemplateErrorPlace;
  /** What went wrong, without the kind and the place. */
  readonly reason: string;

  constructor(
    kind: TemplateErrorKind,
    reason: string,
    { cause, place = {} }: { readonly cause?: unknown; readonly place?: Partial<TemplateErrorPlace> } = {},
  ) {
    const whole: TemplateErrorPlace = { fieldName: null, fileName: null, line: null, ...place };
    super(`${describePlace(whole)}${kind}: ${reason}`, { cause });
    this.kind = kind;
    this.reason = reason;
    this.place = whole;
    // Where in the renderer it was noticed says nothing to an author; the message names the place in the template.
    this.stack = `${this.name}: ${this.message}`;
  }

  /** The same error with what was not known yet of its place: the innermost place is noted first and stays. */
  at({ fieldName = null, fileName = null, line = null }: Partial<TemplateErrorPlace>): TemplateError {
    const { place } = this;
    const isPlaced = place.line !== null || place.fileName !== null;
    return new TemplateError(this.kind, this.reason, {
      cause: this.cause,
      place: {
        fieldName: place.fieldName ?? fieldName,
        fileName: isPlaced ? place.fileName : fileName,
        line: isPlaced ? place.line : line,
      },
    });
  }
}

function describePlace({ fieldName, fileName, line }: TemplateErrorPlace): string {
  const inFile = fileName === null ? "" : `file "${fileName}"`;
  const inLine = line === null ? "" : `line ${line}`;
  const within = [inFile, inLine].filter((part) => part !== "").join(", ");
  if (fieldName !== null)
    return `The template field "${fieldName}" cannot be rendered${within === "" ? "" : ` (${within})`}. `;
  return within === "" ? "" : `In ${within}: `;
}
