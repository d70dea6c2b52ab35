/** One recording: what Airflow was given and what it did. */
export interface ParityCase {
  /** Unique within its file. */
  readonly id: string;
  /** Read by the format that the file names; its shape is explained in the file's notes. */
  readonly given: unknown;
  readonly expected: unknown;
}

/** How Baram did on a recording. */
export type ParityOutcome =
  | { readonly kind: "passed" }
  | {
      readonly kind: "failed";
      /** The part of what was recorded that differs, or all of it. */
      readonly expected: unknown;
      readonly actual: unknown;
    }
  | {
      readonly kind: "skipped";
      /** What Baram lacks or does otherwise, in words; cases with the same reason are counted together. */
      readonly reason: string;
      /** Whether it did what was decided instead; absent where nothing was decided, or nothing can be done. */
      readonly isAsDecided?: true;
    };

/** What a format may ask of the runner besides the case itself. */
export interface ParitySurroundings {
  /** The vector file of the case; what accompanies it stands beside it. */
  readonly file: string;
  /** What the file says about all its cases. */
  readonly notes: readonly string[];
  /** Address of a PostgreSQL server on which databases may be made, or `null` to run on SQLite. */
  readonly postgresUrl: string | null;
  /** Whether author code runs in real runner processes instead of in this one. */
  readonly usesProcesses: boolean;
}

/** Runs the recordings of one format. */
export interface ParityFormat {
  /** As files name it: `fernet/1`. */
  readonly format: string;
  /** Whether the database and the runners matter to it; others are the same on any. Defaults to `false`. */
  readonly runsDags?: boolean;
  /** An error thrown is a failure of the case. */
  run(parityCase: ParityCase, surroundings: ParitySurroundings): Promise<ParityOutcome> | ParityOutcome;
  /** Called once after the last case, when there was one: closes what was kept open from case to case. */
  close?(): Promise<void>;
}

/** Compares by value: a pass when both are the same JSON, else a failure that shows both. */
export function compareValues({ expected, actual }: { expected: unknown; actual: unknown }): ParityOutcome {
  return areSameJson(expected, actual) ? { kind: "passed" } : { kind: "failed", expected, actual };
}

/** Whether both are the same as JSON values: the order of keys does not matter, and `undefined` is an absent key. */
export function areSameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(inKeyOrder(one)) === JSON.stringify(inKeyOrder(other));
}

function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, field]) => [key, inKeyOrder(field)]));
}
