/** What a recording names by a placeholder. */
export interface Placeholders {
  readonly dagsFolder: string;
  readonly workingFolder: string;
  readonly homeFolder: string;
}

const DATETIME = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?`;

/** Whether a value is what was recorded, placeholders and Airflow's own names aside. */
export function sameValue(expected: unknown, actual: unknown, given: Placeholders): boolean {
  if (isAnyOfKind(expected)) return isOfKind(expected.$any, actual);
  if (typeof expected === "string") return typeof actual === "string" && sameText(expected, actual, given);
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return false;
    return expected.every((entry, place) => sameValue(entry, actual[place], given));
  }
  if (typeof expected !== "object" || expected === null) return expected === actual;
  if (typeof actual !== "object" || actual === null || Array.isArray(actual)) return false;
  const wanted = Object.entries(expected);
  const there = actual as Readonly<Record<string, unknown>>;
  if (Object.keys(there).length !== wanted.length) return false;
  return wanted.every(([name, value]) => name in there && sameField(name, [value, there[name]], given));
}

/** Ids are handed out by the database, growing: one that was given up is not used again. */
function sameField(name: string, [expected, actual]: readonly [unknown, unknown], given: Placeholders): boolean {
  if (name === "id" && isNumber(expected)) return isNumber(actual);
  return sameValue(expected, actual, given);
}

function isNumber(value: unknown): boolean {
  return typeof value === "string" && /^\d+$/.test(value);
}

/** Puts the folders of an installation into what a recording gave to a command. */
export function fillIn(text: string, given: Placeholders): string {
  return inOwnNames(text)
    .replaceAll("<dags_folder>", given.dagsFolder)
    .replaceAll("<work>", given.workingFolder)
    .replaceAll("<home>", given.homeFolder);
}

/** Compares texts in which placeholders may stand. */
function sameText(expected: string, actual: string, given: Placeholders): boolean {
  if (expected === actual) return true;
  const pattern = inOwnNames(expected)
    .split(/(<datetime>|<any>|<hostname>|<dags_folder>|<work>|<home>)/)
    .map((part) => patternOf(part, given))
    .join("");
  return new RegExp(`^${pattern}$`, "su").test(actual);
}

function patternOf(part: string, given: Placeholders): string {
  switch (part) {
    case "<datetime>":
      return DATETIME;
    case "<any>":
    case "<hostname>":
      return ".*";
    case "<dags_folder>":
      return escape(given.dagsFolder);
    case "<work>":
      return escape(given.workingFolder);
    case "<home>":
      return escape(given.homeFolder);
    default:
      return escape(part);
  }
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}

/** Dag files have another ending here, and options another prefix. */
function inOwnNames(text: string): string {
  return text
    .replaceAll(/\.py\b/g, ".ts")
    .replaceAll("AIRFLOW_", "BARAM_")
    .replaceAll("airflow ", "baram ")
    .replaceAll(/\bAirflow\b/g, "Baram");
}

function isAnyOfKind(value: unknown): value is { readonly $any: string } {
  return typeof value === "object" && value !== null && "$any" in value;
}

function isOfKind(kind: string, actual: unknown): boolean {
  if (kind === "datetime") return typeof actual === "string" && new RegExp(`^${DATETIME}$`, "u").test(actual);
  if (kind === "integer") return Number.isInteger(Number(actual));
  return actual !== undefined && actual !== null;
}
