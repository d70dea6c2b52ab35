import * as schema from "../../http/schema.ts";

/** A variable in the stable API. Parity: its value is text, and shown whatever its key. */
export const VariableRepresentation = schema.object("Variable", {
  key: schema.text(),
  description: schema.nullable(schema.text()),
  value: schema.text(),
});

/** What a client says of a variable. */
export const VariableBody = schema.object("VariableBody", {
  key: schema.text(),
  value: schema.text(),
  description: schema.optionally(schema.nullable(schema.text())),
});

/** The title of refusals of such a body. */
export const VARIABLE_PROBLEM_TITLE = "Invalid Variable schema";
