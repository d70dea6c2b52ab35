import { inspect } from "node:util";
import { type DagPlace, InvalidOptionError } from "../dag/dag-error.ts";
import {
  DURATION_FORM,
  durationToSeconds,
  SIGNED_DURATION_FORM,
  signedDurationToSeconds,
} from "../schedule/duration.ts";

/**
 * Reads options as an author gave them, who may have had no compiler.
 *
 * Every method answers `undefined` for an option that was not given, and refuses a value of the wrong kind.
 */
export class OptionReader {
  readonly #place: DagPlace;
  readonly #given: Readonly<Record<string, unknown>>;

  constructor(place: DagPlace, given: object) {
    this.#place = place;
    this.#given = given as Readonly<Record<string, unknown>>;
  }

  text(name: string): string | undefined {
    return this.#read(name, "a text", (value) => (typeof value === "string" ? value : null));
  }

  /** A list of texts, or a single one. */
  texts(name: string): readonly string[] | undefined {
    return this.#read(name, "a list of texts", (value) => {
      const items: unknown[] = Array.isArray(value) ? value : [value];
      return items.every((item) => typeof item === "string") ? items : null;
    });
  }

  flag(name: string): boolean | undefined {
    return this.#read(name, "true or false", (value) => (typeof value === "boolean" ? value : null));
  }

  wholeNumber(name: string, { minimum }: { readonly minimum: number }): number | undefined {
    const expected = minimum === Number.MIN_SAFE_INTEGER ? "a whole number" : `a whole number of at least ${minimum}`;
    return this.#read(name, expected, (value) =>
      typeof value === "number" && Number.isSafeInteger(value) && value >= minimum ? value : null,
    );
  }

  /** A list of whole numbers, or a single one. */
  wholeNumbers(name: string): readonly number[] | undefined {
    return this.#read(name, "a whole number, or a list of them", (value) => {
      const items: unknown[] = Array.isArray(value) ? value : [value];
      return items.every((item) => Number.isSafeInteger(item)) ? (items as number[]) : null;
    });
  }

  /** An encoding of texts, by the name that a decoder gives it. */
  encoding(name: string): string | undefined {
    return this.#read(name, "a known encoding such as utf-8", (value) => {
      if (typeof value !== "string") return null;
      try {
        return new TextDecoder(value).encoding;
      } catch {
        return null;
      }
    });
  }

  seconds(name: string): number | undefined {
    return this.#read(name, DURATION_FORM, durationToSeconds);
  }

  /** Of a duration that may be negative. */
  signedSeconds(name: string): number | undefined {
    return this.#read(name, SIGNED_DURATION_FORM, signedDurationToSeconds);
  }

  oneOf<Value extends string>(name: string, values: readonly Value[]): Value | undefined {
    return this.#read(name, `one of ${values.join(", ")}`, (value) => values.find((one) => one === value) ?? null);
  }

  record(name: string): Readonly<Record<string, unknown>> | undefined {
    return this.#read(name, "an object", (value) =>
      typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null,
    );
  }

  #read<Value>(name: string, expected: string, parse: (value: unknown) => Value | null): Value | undefined {
    const value = this.#given[name];
    if (value === undefined) return undefined;
    const parsed = parse(value);
    if (parsed === null) throw invalidOption(this.#place, name, value, expected);
    return parsed;
  }
}

/** The error for an option whose value is of the wrong kind. */
export function invalidOption(place: DagPlace, name: string, found: unknown, expected: string): InvalidOptionError {
  const shown = inspect(found, { depth: 2, breakLength: Number.POSITIVE_INFINITY, maxStringLength: 80 });
  return new InvalidOptionError(place, `"${name}" is ${shown}; expected ${expected}.`);
}
