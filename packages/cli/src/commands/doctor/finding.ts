/** What a check has found. */
export interface Finding {
  /** What was looked at, in a word or two. */
  readonly check: string;
  readonly status: "ok" | "warning" | "problem";
  /** A sentence. */
  readonly message: string;
  /** What to do, as a sentence; absent where nothing is to be done. */
  readonly remedy?: string;
}
