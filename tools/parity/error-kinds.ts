/**
 * What Airflow, or Python below it, calls an error that Baram has a class of its own for. One class of Baram may stand
 * for several of theirs.
 */
const AIRFLOW_KINDS: Readonly<Record<string, readonly string[]>> = {
  DagError: ["AirflowException", "ValueError", "RuntimeError"],
  DagCycleError: ["AirflowDagCycleException"],
  DuplicateDagIdError: ["AirflowDagDuplicatedIdException"],
  DuplicateTaskIdError: ["DuplicateTaskIdFound"],
  InvalidEdgeError: ["AirflowException", "ValueError"],
  InvalidOptionError: [
    "AirflowException",
    "AirflowTimetableInvalid",
    "InvalidTimezone",
    "ParamValidationError",
    "TypeError",
    "ValueError",
  ],
  FailFastTriggerRuleError: ["FailStopDagInvalidTriggerRule"],
  UnknownOptionError: ["AirflowException", "TypeError"],
  NothingToExpandError: ["TypeError"],
  NotExpandableError: ["ValueError"],
  NotAListOfObjectsError: ["TypeError"],
  UnmappableOptionError: ["TypeError"],
  UnknownArgumentError: ["TypeError"],
  DuplicateArgumentError: ["TypeError"],
  ContextVariableError: ["ValueError"],
  MappedKeyError: ["ValueError"],
  MappedInsideMappedGroupError: ["NotImplementedError"],
  AlwaysExpandedError: ["ValueError"],
  ReferenceIterationError: ["TypeError"],
  MapFunctionError: ["ValueError"],
  XComNotFoundError: ["XComNotFound"],
  NotAListError: ["ValueError"],
  MissingElementError: ["KeyError"],
  InstanceArgumentError: ["TypeError"],
  SensorTimeoutError: ["AirflowSensorTimeout"],
  TaskResultError: ["AirflowException", "TypeError"],
  XComIndexError: ["IndexError"],
  XComSliceError: ["ValueError"],
};

/** Whether an error of Baram is the one that Airflow calls by this name. */
export function isErrorKind(error: unknown, airflowKind: string): boolean {
  const name = errorNameOf(error);
  return name === airflowKind || (AIRFLOW_KINDS[name]?.includes(airflowKind) ?? false);
}

/** What Airflow calls an error, the first of the names where there are several; else Baram's own name. */
export function airflowNameOf(error: unknown): string {
  const name = errorNameOf(error);
  return AIRFLOW_KINDS[name]?.[0] ?? name;
}

/** The name of an error's class; the message of a failed attempt begins with it. */
function errorNameOf(error: unknown): string {
  if (error instanceof Error) return error.name;
  const [name = ""] = String(error).split(":");
  return name;
}
