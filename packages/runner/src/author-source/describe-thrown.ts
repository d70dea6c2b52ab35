import { inspect } from "node:util";

/** What author code threw, in a form that can be told. */
export interface ThrownDescription {
  /** The class of the error; `NonError` for a value that is none. */
  readonly errorKind: string;
  readonly message: string;
  readonly stack: string | null;
}

const VALUE_LENGTH_MAXIMUM = 200;

/** Describes anything that can be thrown. Never throws itself, whatever the value does when it is looked at. */
export function describeThrown(thrown: unknown): ThrownDescription {
  try {
    if (isError(thrown)) {
      return {
        errorKind: String(thrown.name),
        message: messageOf(thrown),
        stack: typeof thrown.stack === "string" ? thrown.stack : null,
      };
    }
    const value = inspect(thrown, { depth: 1, breakLength: Number.POSITIVE_INFINITY }).slice(0, VALUE_LENGTH_MAXIMUM);
    return {
      errorKind: "NonError",
      message: `Author code threw ${value}, which is not an Error: throw new Error(…), and the log can say where.`,
      stack: null,
    };
  } catch {
    return { errorKind: "NonError", message: "Author code threw a value that cannot be shown.", stack: null };
  }
}

/** Errors of another realm or library copy are errors too. */
function isError(thrown: unknown): thrown is Error {
  return (
    thrown instanceof Error ||
    (typeof thrown === "object" && thrown !== null && typeof (thrown as Partial<Error>).message === "string")
  );
}

function messageOf(error: Error): string {
  const message = error.message === "" ? "No message was given." : String(error.message);
  const told = [message];
  let cause: unknown = error.cause;
  // A failed fetch says only "fetch failed"; the cause says what it was. Bounded, for causes may form a ring.
  for (let depth = 0; depth < 5 && isError(cause); depth++) {
    const text = String(cause.message);
    if (text !== told.at(-1)) told.push(text);
    cause = cause.cause;
  }
  const causes = told.slice(1);
  return causes.length === 0 ? message : `${message} (caused by: ${causes.join("; ")})`;
}
