import { InvalidOptionError } from "../dag/dag-error.ts";
import { type Operator, placeOfOperator } from "../dag/dag-state.ts";

/** Refuses an operator that was made without an option it cannot do without. */
export function requireOption(operator: Operator, name: string, value: unknown): void {
  if (value !== undefined && value !== null) return;
  throw new InvalidOptionError(
    placeOfOperator(operator),
    `${operator.constructor.name} needs the option "${name}", which is missing.`,
  );
}

/** Refuses what is not a function where an operator calls one. */
export function requireFunction(operator: Operator, name: string, value: unknown): void {
  requireOption(operator, name, value);
  if (typeof value === "function") return;
  throw new InvalidOptionError(
    placeOfOperator(operator),
    `"${name}" of ${operator.constructor.name} is a ${typeof value}; expected a function.`,
  );
}
