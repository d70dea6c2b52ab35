import type { Operator } from "../dag/dag-state.ts";
import { type BaseTrigger, descriptionOf, type TriggerClass } from "../trigger/base-trigger.ts";
import { BUILT_IN_TRIGGERS } from "../trigger/built-in-triggers.ts";

/** A trigger as it is written down. */
export interface DescribedTrigger {
  readonly classpath: string;
  /** What its constructor is given; the values are still to be written as those of XComs are. */
  readonly description: object;
}

const BUILT_IN_PREFIX = "baram.";

/** Describes a trigger that an operator defers with. Throws a sentence where it could not be made again from that. */
export function describeTrigger(operator: Operator, trigger: BaseTrigger): DescribedTrigger {
  const { name } = trigger.constructor;
  const description = descriptionOf(trigger) ?? {};
  // By name alone, because the author's class may be one of another copy of this package.
  const isBuiltIn = Reflect.get(trigger.constructor, "isBuiltIn") === true;
  if (isBuiltIn && BUILT_IN_TRIGGERS.has(name)) return { classpath: `${BUILT_IN_PREFIX}${name}`, description };
  if (ownTriggers(operator).some((one) => one === trigger.constructor)) return { classpath: name, description };
  throw new TypeError(
    `${operator.constructor.name} deferred with ${name}, which it does not name: add it to its class, static readonly triggers = [${name}].`,
  );
}

/** Makes a trigger from what was written down, by the class that its operator names. */
export function restoreTrigger(operator: Operator, { classpath, description }: DescribedTrigger): BaseTrigger {
  const Type = classpath.startsWith(BUILT_IN_PREFIX)
    ? BUILT_IN_TRIGGERS.get(classpath.slice(BUILT_IN_PREFIX.length))
    : ownTriggers(operator).find(({ name }) => name === classpath);
  if (Type === undefined) {
    throw new TypeError(`${operator.constructor.name} names no trigger "${classpath}" in its static triggers.`);
  }
  return new Type(description as never);
}

function ownTriggers(operator: Operator): readonly TriggerClass[] {
  const triggers: unknown = Reflect.get(operator.constructor, "triggers");
  return Array.isArray(triggers) ? (triggers as readonly TriggerClass[]) : [];
}
