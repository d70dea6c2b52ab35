import { documentedOutcomeOf } from "./documented-outcomes.ts";
import { EXCEPTIONS } from "./exceptions.ts";
import { FORMATS } from "./formats.ts";
import type { ParityException } from "./parity-exception.ts";
import type { ParityCase, ParityFormat, ParityOutcome, ParitySurroundings } from "./parity-format.ts";
import type { VectorFile } from "./read-vector-files.ts";

/** How one case ended. */
export interface CaseOutcome {
  readonly file: string;
  readonly id: string;
  readonly outcome: ParityOutcome;
  readonly milliseconds: number;
}

/** Which cases are run, and on what. */
export interface RunSelection extends Omit<ParitySurroundings, "file" | "notes"> {
  /** An id or the beginning of ids; `null` for every case. */
  readonly only: string | null;
  /** One case in so many, evenly from all files. */
  readonly every: number;
  /** Leaves out the formats that are the same on any database and in any process. */
  readonly onlyFormatsThatRunDags: boolean;
}

/** Runs the cases one after another and tells each outcome as it comes. */
export async function runVectorFiles(
  files: readonly VectorFile[],
  { only, every, onlyFormatsThatRunDags, ...surroundings }: RunSelection,
  tell: (outcome: CaseOutcome) => void,
): Promise<void> {
  const formats = new LoadedFormats();
  let count = 0;
  try {
    for (const { path, notes, format: name, cases } of files) {
      const format = await formats.find(name);
      if (onlyFormatsThatRunDags && format?.runsDags !== true) continue;
      for (const parityCase of cases) {
        if (only !== null && !parityCase.id.startsWith(only)) continue;
        count += 1;
        if (count % every !== 0) continue;
        const startedAt = performance.now();
        const outcome: ParityOutcome =
          format === null
            ? { kind: "skipped", reason: `the format ${name} is not supported yet` }
            : await runCase(format, parityCase, { ...surroundings, file: path, notes });
        tell({ file: path, id: parityCase.id, outcome, milliseconds: performance.now() - startedAt });
      }
    }
  } finally {
    await formats.close();
  }
}

/** Formats are loaded when a file names them. */
class LoadedFormats {
  readonly #formats = new Map<string, ParityFormat>();

  /** `null` for a format that is not supported. */
  async find(name: string): Promise<ParityFormat | null> {
    const format = this.#formats.get(name) ?? (await FORMATS[name]?.());
    if (format === undefined) return null;
    this.#formats.set(name, format);
    return format;
  }

  async close(): Promise<void> {
    for (const format of this.#formats.values()) await format.close?.();
  }
}

/** A difference that was decided counts as skipped, provided that Baram does what the decision says. */
async function runCase(
  format: ParityFormat,
  parityCase: ParityCase,
  surroundings: ParitySurroundings,
): Promise<ParityOutcome> {
  const outcome = await tryCase(format, parityCase, surroundings);
  if (outcome.kind !== "failed") return outcome;
  const exception = EXCEPTIONS.find((each) => each.format === format.format && each.covers(parityCase));
  if (exception === undefined) return outcome;
  const documented = exception.documented?.(parityCase) ?? documentedOutcomeOf(parityCase);
  if (documented === null) return decided(exception);
  const again = await tryCase(format, { ...parityCase, expected: documented }, surroundings);
  return again.kind === "passed" ? { ...decided(exception), isAsDecided: true } : again;
}

function decided({ reason, decision }: ParityException): Extract<ParityOutcome, { kind: "skipped" }> {
  return { kind: "skipped", reason: `${reason} (${decision})` };
}

async function tryCase(
  format: ParityFormat,
  parityCase: ParityCase,
  surroundings: ParitySurroundings,
): Promise<ParityOutcome> {
  try {
    return await format.run(parityCase, surroundings);
  } catch (error) {
    const actual = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: "failed", expected: parityCase.expected, actual };
  }
}
