import { formatInstant, type Instant } from "../time/instant.ts";
import { RUN_TYPES, type RunType } from "./dag-run-state.ts";

/** The id of a run for a logical date: `scheduled__2024-01-01T00:00:00+00:00`. */
export function runIdFor(runType: RunType, logicalDate: Instant): string {
  return `${runType}__${formatInstant(logicalDate)}`;
}

/** The type an id says by its prefix; an id without one is a manual run's. */
export function parseRunType(runId: string): RunType {
  return RUN_TYPES.find((runType) => runId.startsWith(`${runType}__`)) ?? "manual";
}

/** What ids a configuration allows beside the built-in form, from the start of the id. */
export const ALLOWED_RUN_ID_PATTERN_DEFAULT = "^[A-Za-z0-9_.~:+-]+$";

/** Parity: without a fraction of a second, and not for back-fills. */
const BUILT_IN_RUN_ID = /^(?:manual|scheduled|dataset_triggered)__\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+00:00$/;

/** Whether a person may give a run an id. */
export type ManualRunIdCheck = { readonly kind: "allowed" } | { readonly kind: "refused"; readonly message: string };

/**
 * Checks the id that a person chose for a manual run.
 *
 * @param allowedPattern a regular expression; an empty one leaves only the built-in form.
 */
export function checkManualRunId(runId: string, allowedPattern: string): ManualRunIdCheck {
  const runType = parseRunType(runId);
  if (runType !== "manual") {
    const message = `The run id "${runId}" begins like that of a ${runType} run, and this run is manual; choose an id that does not begin with "${runType}__".`;
    return { kind: "refused", message };
  }
  if (BUILT_IN_RUN_ID.test(runId)) return { kind: "allowed" };
  const pattern = compile(allowedPattern);
  if (pattern === null) {
    const message = `The option allowed_run_id_pattern, "${allowedPattern}", is not a regular expression; no run id can be checked against it.`;
    return { kind: "refused", message };
  }
  if (allowedPattern !== "" && pattern.exec(runId)?.index === 0) return { kind: "allowed" };
  const message = `The run id "${runId}" does not match the allowed pattern "${allowedPattern}" nor the form manual__YYYY-MM-DDTHH:MM:SS+00:00; leave out what the pattern does not allow.`;
  return { kind: "refused", message };
}

function compile(pattern: string): RegExp | null {
  try {
    // Sticky: the pattern is matched from the start of the id, whether or not it says so.
    return new RegExp(pattern, "y");
  } catch {
    return null;
  }
}
