/** What is known beside an event, as far as it is JSON with plain values: `{"dry_run": "False"}`. */
export function extraWords(extra: string | null): string {
  if (extra === null || extra === "") return "";
  try {
    const value: unknown = JSON.parse(extra);
    if (typeof value !== "object" || value === null) return extra;
    return Object.entries(value)
      .filter(([, each]) => each !== null && each !== "")
      .map(([name, each]) => `${name}: ${typeof each === "string" ? each : JSON.stringify(each)}`)
      .join(" · ");
  } catch {
    return extra;
  }
}
