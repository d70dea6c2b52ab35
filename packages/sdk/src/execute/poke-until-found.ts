import { type Execution, executeWithContext } from "../context/execution.ts";
import type { Operator } from "../dag/dag-state.ts";
import type { BaseTrigger } from "../trigger/base-trigger.ts";
import type { PokeTrigger } from "../trigger/poke-trigger.ts";
import { withRenderedFields } from "./execute-operator.ts";

/** Under this key a sensor takes its looks in the triggerer. Registered: two copies of this package may meet in one process. */
export const POKE_UNTIL_FOUND = Symbol.for("baram.pokeUntilFound");

/** The looks of a deferred sensor. */
export interface DeferredLooks {
  readonly execution: Execution;
  /** How many it has taken. */
  readonly looks: number;
  /** When it took the first. */
  readonly startedAt: Date;
  /** Lets it look when nobody else does with the same operator. */
  readonly inTurn: <Result>(look: () => Promise<Result>) => Promise<Result>;
}

/** Whether a trigger stands for the looks of a sensor. */
export function isPokeTrigger(trigger: BaseTrigger): trigger is PokeTrigger {
  const { constructor } = trigger;
  return constructor.name === "PokeTrigger" && Reflect.get(constructor, "isBuiltIn") === true;
}

/** The last look with each operator. */
const turns = new WeakMap<Operator, Promise<unknown>>();

/**
 * Has a sensor look until it finds something. Many deferred instances of one task share its operator: each look has the
 * instance's own rendered fields, and waits until the one before is over.
 */
export async function pokeUntilFound(
  operator: Operator,
  trigger: PokeTrigger,
  {
    renderedFields,
    execution,
  }: { readonly renderedFields: Readonly<Record<string, unknown>>; readonly execution: Execution },
): Promise<unknown> {
  const poke: unknown = Reflect.get(operator, POKE_UNTIL_FOUND);
  if (typeof poke !== "function") throw new TypeError(`${operator.constructor.name} is no sensor, and cannot look.`);
  const { looks, startedAt } = trigger;
  const inTurn: DeferredLooks["inTurn"] = async <Result>(look: () => Promise<Result>) => {
    const before = turns.get(operator) ?? Promise.resolve();
    const mine = before.then(() =>
      withRenderedFields(operator, renderedFields, () => executeWithContext(execution, look)),
    );
    turns.set(
      operator,
      mine.catch(() => undefined),
    );
    return (await mine) as Result;
  };
  return poke.call(operator, { execution, looks, startedAt, inTurn } satisfies DeferredLooks);
}
