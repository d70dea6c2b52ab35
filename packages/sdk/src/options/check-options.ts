import { type DagPlace, UnknownOptionError } from "../dag/dag-error.ts";
import { nearMatch } from "./near-match.ts";

/**
 * Refuses options that do not exist, for authors without a compiler beside them.
 *
 * @param of what the options are of, for the sentence: `a Dag`, `BashOperator`.
 */
export function refuseUnknownOptions(place: DagPlace, of: string, given: object, known: ReadonlySet<string>): void {
  for (const name of Object.keys(given)) {
    refuseFormerOption(place, name);
    if (known.has(name)) continue;
    const near = nearMatch(name, known);
    const remedy = near === null ? "take it out" : `did you mean "${near}"?`;
    throw new UnknownOptionError(place, `"${name}" is not an option of ${of}: ${remedy}${near === null ? "." : ""}`);
  }
}

/** Refuses an option name of older versions of Airflow with a sentence naming today's. */
export function refuseFormerOption(place: DagPlace, name: string): void {
  const remedy = FORMER_OPTIONS.get(name) ?? FORMER_OPTIONS.get(toCamelCase(name));
  if (remedy !== undefined) throw new UnknownOptionError(place, `"${name}" is a former name: ${remedy}.`);
}

function toCamelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

const FORMER_OPTIONS: ReadonlyMap<string, string> = new Map([
  ["scheduleInterval", 'write "schedule"'],
  ["timetable", 'write "schedule"'],
  ["concurrency", 'write "maxActiveTasks"'],
  ["dagConcurrency", 'write "maxActiveTasks"'],
  ["taskConcurrency", 'write "maxActiveTisPerDag"'],
  ["executionDate", "the moment of a run is its logical date, set by its schedule; take it out"],
  ["provideContext", "every handler is given the context as its second argument; take it out"],
  ["pythonCallable", 'write "callable"'],
  ["opKwargs", 'write "inputs"'],
  ["opArgs", 'give named "inputs"'],
  ["xcomPush", 'write "doXcomPush"'],
  ["renderTemplateAsNativeObj", 'write "renderTemplateAsNativeObject"'],
  ["templateSearchpath", 'write "templateSearchPath"'],
  ["docMD", 'write "docMd"'],
  ["failStop", 'write "failFast"'],
  ["jinjaEnvironmentKwargs", 'write "jinjaEnvironmentOptions"'],
]);
