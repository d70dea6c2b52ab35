import { AUTHORING_EXCEPTIONS } from "./authoring-exceptions.ts";
import { MAPPING_EXCEPTIONS } from "./mapping-exceptions.ts";
import type { ParityCase } from "./parity-format.ts";
import { RUN_EXCEPTIONS } from "./run-exceptions.ts";
import { TEMPLATE_EXCEPTIONS } from "./template-exceptions.ts";
import { TIMETABLE_EXCEPTIONS } from "./timetable-exceptions.ts";
import { XCOM_EXCEPTIONS } from "./xcom-exceptions.ts";

/** Cases in which Baram differs from a recording on purpose. */
export interface ParityException {
  /** The record of the decision, as a path in the repository. */
  readonly decision: string;
  /** In words, as it is shown with the count of skipped cases. */
  readonly reason: string;
  readonly format: string;
  /** Which cases differ; it looks at what was given, so that it also covers recordings not seen yet. */
  covers(parityCase: ParityCase): boolean;
  /** What Baram does instead, in the form of the recording; absent where it cannot be computed. */
  documented?(parityCase: ParityCase): unknown;
}

/**
 * Every decided difference that a recording shows. A covered case that gives what was recorded counts as passed; else
 * it counts as skipped, provided that it gives what is documented.
 */
export const EXCEPTIONS: readonly ParityException[] = [
  ...AUTHORING_EXCEPTIONS,
  ...MAPPING_EXCEPTIONS,
  ...TEMPLATE_EXCEPTIONS,
  ...TIMETABLE_EXCEPTIONS,
  ...RUN_EXCEPTIONS,
  ...XCOM_EXCEPTIONS,
];
