import type { Json } from "@baram/domain";
import type { ParityException } from "./parity-exception.ts";

/** Where an answer of Airflow's REST API is evidently wrong. */
export const REST_EXCEPTIONS: readonly ParityException[] = [
  {
    decision: "decisions/0046-owners-are-a-list.md",
    reason: "the owners of a Dag have no spaces around them",
    format: "rest-exchange/1",
    covers: ({ expected }) => JSON.stringify(expected) !== JSON.stringify(withTrimmedOwners(expected as Json)),
    documented: ({ expected }) => withTrimmedOwners(expected as Json),
  },
];

/** The recording with the owners of Dags that have several as a list in any order, without spaces. */
function withTrimmedOwners(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(withTrimmedOwners);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, field]): [string, Json] =>
    name === "owners" && Array.isArray(field) && field.length > 1
      ? [name, { $unordered: (field as readonly string[]).map((owner) => owner.trim()) }]
      : [name, withTrimmedOwners(field)],
  );
  return Object.fromEntries(entries);
}
