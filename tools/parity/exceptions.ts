import { ASSET_EXCEPTIONS } from "./asset-exceptions.ts";
import { AUTHORING_EXCEPTIONS } from "./authoring-exceptions.ts";
import { CLI_EXCEPTIONS } from "./cli-exceptions.ts";
import { DEFAULT_ARGS_EXCEPTIONS } from "./default-args-exceptions.ts";
import { EDGE_LABEL_EXCEPTIONS } from "./edge-label-exceptions.ts";
import { MAPPING_EXCEPTIONS } from "./mapping-exceptions.ts";
import type { ParityException } from "./parity-exception.ts";
import { REST_EXCEPTIONS } from "./rest-exceptions.ts";
import { RUN_EXCEPTIONS } from "./run-exceptions.ts";
import { SECRET_EXCEPTIONS } from "./secret-exceptions.ts";
import { TEMPLATE_EXCEPTIONS } from "./template-exceptions.ts";
import { TIMETABLE_EXCEPTIONS } from "./timetable-exceptions.ts";
import { XCOM_EXCEPTIONS } from "./xcom-exceptions.ts";

/**
 * Every decided difference that a recording shows. A covered case that gives what was recorded counts as passed; else
 * it counts as skipped, provided that it gives what is documented.
 */
export const EXCEPTIONS: readonly ParityException[] = [
  ...AUTHORING_EXCEPTIONS,
  ...DEFAULT_ARGS_EXCEPTIONS,
  ...EDGE_LABEL_EXCEPTIONS,
  ...MAPPING_EXCEPTIONS,
  ...TEMPLATE_EXCEPTIONS,
  ...ASSET_EXCEPTIONS,
  ...TIMETABLE_EXCEPTIONS,
  ...RUN_EXCEPTIONS,
  ...CLI_EXCEPTIONS,
  ...REST_EXCEPTIONS,
  ...SECRET_EXCEPTIONS,
  ...XCOM_EXCEPTIONS,
];
