import { showRows } from "../hooks/show-rows.ts";

/** The texts that a value of a row may be compared with: as it is shown, and as Airflow's users know it from Python. */
export function textForms(value: unknown): readonly string[] {
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    const iso = value.toISOString();
    const [seconds = "", fraction = ""] = iso.replace("T", " ").slice(0, -1).split(".");
    // Python leaves a fraction of nothing out, and writes six digits of any other.
    return [iso, Number(fraction) === 0 ? seconds : `${seconds}.${fraction.padEnd(6, "0")}`];
  }
  if (typeof value === "boolean") return value ? ["true", "True"] : ["false", "False"];
  if (value === null) return ["null", "None"];
  if (typeof value === "bigint") return [String(value)];
  return [typeof value === "string" ? value : showRows(value)];
}
