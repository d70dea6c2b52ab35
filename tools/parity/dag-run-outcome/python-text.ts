/** A value as Python's `str` writes it: functions of recordings put values together as texts. */
export function pythonText(value: unknown): string {
  return typeof value === "string" ? value : pythonLiteral(value);
}

function pythonLiteral(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value === "string") return value.includes("'") ? `"${value}"` : `'${value}'`;
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(", ")}]`;
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  const entries = Object.entries(value).map(([key, field]) => `${pythonLiteral(key)}: ${pythonLiteral(field)}`);
  return `{${entries.join(", ")}}`;
}
