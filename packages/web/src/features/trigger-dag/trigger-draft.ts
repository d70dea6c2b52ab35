import type { DagParam, DagRun, JsonValue } from "../../api/ui-shapes.ts";
import { fieldText, isNullable, kindOf, type ParamProblem, readField } from "./param-field.ts";

/** The params of a Dag by name. */
export type Params = Readonly<Record<string, DagParam>>;

/** What was typed into each field. */
export type FieldTexts = Readonly<Record<string, string>>;

/** A run's conf. */
export type Conf = Readonly<Record<string, JsonValue>>;

/** The fields as they show some values; a param without one shows its default. */
export function textsOf(params: Params, conf: Conf): FieldTexts {
  return Object.fromEntries(
    Object.entries(params).map(([name, param]) => [name, fieldText(kindOf(param.schema), conf[name] ?? param.value)]),
  );
}

const MISSING = {
  kind: "problem",
  problem: { key: "required", values: { value: "", limit: "", pattern: "", choices: "", reason: "" } },
} as const;

/** The conf that the fields make, and what is wrong with any of them. */
export function readFields(
  params: Params,
  texts: FieldTexts,
): { readonly conf: Conf; readonly problems: ReadonlyMap<string, ParamProblem> } {
  const conf: Record<string, JsonValue> = {};
  const problems = new Map<string, ParamProblem>();
  for (const [name, param] of Object.entries(params)) {
    const text = texts[name] ?? "";
    // A param without a default has to be given, and no text is none.
    const isMissing = text === "" && param.value === null && !isNullable(param.schema);
    const reading = isMissing && kindOf(param.schema) === "text" ? MISSING : readField(param.schema, text);
    if (reading.kind === "value") conf[name] = reading.value;
    else problems.set(name, reading.problem);
  }
  return { conf, problems };
}

/** What of a conf is no param of the Dag: it has no field, and is handed over as it is. */
export function othersOf(params: Params, conf: Conf): Conf {
  return Object.fromEntries(Object.entries(conf).filter(([name]) => !(name in params)));
}

/** The field that a refusal of the server is about, by the server's words; `null` where it is about none. */
export function refusedField(message: string): { readonly field: string; readonly words: string } | null {
  const param = /^Invalid input for param ([^:]+): (.*)$/s.exec(message);
  if (param !== null) return { field: `param ${param[1]}`, words: param[2] ?? message };
  if (/logical date/i.test(message)) return { field: "logicalDate", words: message };
  if (/run id|dag_run_id|dagrun id|cannot use ID/i.test(message)) return { field: "runId", words: message };
  return null;
}

/** The conf of a run, where it is an object. */
export function confOf(run: DagRun): Conf | null {
  const { conf } = run;
  return typeof conf === "object" && conf !== null && !Array.isArray(conf) ? (conf as Conf) : null;
}

/** What a conf written as JSON is, or why it is none. */
export type ConfReading =
  | { readonly kind: "conf"; readonly conf: Conf }
  | { readonly kind: "not-json"; readonly reason: string }
  | { readonly kind: "not-object" };

/** Reads a conf that is written as JSON; nothing at all is an empty one. */
export function readConf(text: string): ConfReading {
  if (text.trim() === "") return { kind: "conf", conf: {} };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return { kind: "not-object" };
    return { kind: "conf", conf: value as Conf };
  } catch (error) {
    return { kind: "not-json", reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The newest run that somebody gave values of this Dag's params; `null` when there is none on record. */
export function lastManualRun(runs: readonly DagRun[], params: Params): { run: DagRun; conf: Conf } | null {
  const run = runs.findLast((each) => each.run_type === "manual" && hasValueOf(each.conf, params));
  return run === undefined ? null : { run, conf: run.conf as Conf };
}

function hasValueOf(conf: JsonValue, params: Params): boolean {
  return typeof conf === "object" && conf !== null && Object.keys(params).some((name) => name in conf);
}
