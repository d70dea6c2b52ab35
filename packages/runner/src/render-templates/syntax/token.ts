import type { Value } from "../values/value.ts";

/** A piece of a template. Operators are their own kind: `{ kind: "operator", text: "+" }`. */
export interface Token {
  readonly kind:
    | "data"
    | "variableStart"
    | "variableEnd"
    | "blockStart"
    | "blockEnd"
    | "name"
    | "string"
    | "integer"
    | "float"
    | "operator"
    | "end";
  readonly text: string;
  /** What a string or a number stands for. */
  readonly value: Value;
  readonly line: number;
}
