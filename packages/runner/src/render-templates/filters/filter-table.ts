import type { Evaluation, Filter } from "../evaluate/environment.ts";
import { bindArguments, parseSignature } from "../values/function.ts";
import type { Value } from "../values/value.ts";

/** A filter or a test as a row: its name, its parameters behind the value, and what it does. */
export type FilterRow = readonly [
  name: string,
  signature: string,
  apply: (evaluation: Evaluation, value: Value, ...rest: never[]) => Value,
];

/** Filters by name. The filtered value is the first parameter of each. */
export function filterTable(rows: readonly FilterRow[]): ReadonlyMap<string, Filter> {
  return new Map(
    rows.map(([name, signatureText, apply]) => {
      const signature = parseSignature(`value ${signatureText}`);
      const filter: Filter = (evaluation, call) => {
        const values = bindArguments(name, signature, call);
        return (apply as (evaluation: Evaluation, ...values: (Value | undefined)[]) => Value)(evaluation, ...values);
      };
      return [name, filter] as const;
    }),
  );
}
