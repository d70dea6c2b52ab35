import type { ParityCase } from "./parity-format.ts";

/** Cases in which Baram differs from a recording on purpose. */
export interface ParityException {
  /** The record of the decision, as a path in the repository. */
  readonly decision: string;
  /** In words, as it is shown with the count of skipped cases. */
  readonly reason: string;
  readonly format: string;
  /** Which cases differ; it looks at what was given, so that it also covers recordings not seen yet. */
  covers(parityCase: ParityCase): boolean;
  /** What Baram does instead, in the form of the recording; absent where it cannot be computed: see documented outcomes. */
  documented?(parityCase: ParityCase): unknown;
}
