import { type DagPlace, InvalidOptionError } from "./dag-error.ts";

const ID = /^[\p{L}\p{N}_.-]+$/u;
const GROUP_ID = /^[\p{L}\p{N}_-]+$/u;
const LENGTH_MAXIMUM = 250;

/** Refuses an id that URLs, files and the database could not carry. */
export function checkId(place: DagPlace, what: "Dag id" | "task id" | "task group id", id: unknown): string {
  const pattern = what === "task group id" ? GROUP_ID : ID;
  const signs = what === "task group id" ? "dashes and underscores" : "dashes, dots and underscores";
  if (typeof id === "string" && id.length <= LENGTH_MAXIMUM && pattern.test(id)) return id;
  const found = typeof id === "string" ? `"${id}"` : String(id);
  throw new InvalidOptionError(
    place,
    `the ${what} is ${found}; expected a text of 1 to ${LENGTH_MAXIMUM} letters, digits, ${signs}.`,
  );
}
