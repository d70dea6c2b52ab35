/**
 * The names of Airflow's context in TypeScript's spelling. An input may not be named like one, so that a
 * handler's two arguments never say different things under one name.
 */
export const CONTEXT_NAMES = [
  "conf",
  "conn",
  "dag",
  "dagRun",
  "dataIntervalEnd",
  "dataIntervalStart",
  "ds",
  "dsNodash",
  "inletEvents",
  "log",
  "logicalDate",
  "macros",
  "mapIndexTemplate",
  "nextDs",
  "outletEvents",
  "params",
  "prevDs",
  "runId",
  "signal",
  "task",
  "taskInstance",
  "templateVariables",
  "templatesDict",
  "ti",
  "tomorrowDs",
  "triggeringAssetEvents",
  "ts",
  "tsNodash",
  "tsNodashWithTz",
  "yesterdayDs",
] as const;

/** A name of the context, refused as the name of an input. */
export type ContextName = (typeof CONTEXT_NAMES)[number];
