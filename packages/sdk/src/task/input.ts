import type { TriggerRule } from "@baram/domain";
import type { GivenValue, NotAReference, Reference } from "../reference/reference.ts";
import type { Opaque } from "../reference/task-reference.ts";
import type { NoInputs } from "./no-inputs.ts";
import type { Refused } from "./refused.ts";

/** What may be given for an input of type `T`: a value, a reference, or an object or list containing references. */
export type Input<T> = T | Reference<T> | Nested<T>;

type Nested<T> = T extends Opaque
  ? never
  : T extends readonly unknown[]
    ? number extends T["length"]
      ? InputList<T[number]>
      : { readonly [K in keyof T]: Input<T[K]> }
    : T extends object
      ? { readonly [K in keyof T]: Input<T[K]> } & NotAReference
      : never;

/** A list of inputs. An interface, because the compiler resolves those lazily: a recursive JSON type needs that. */
interface InputList<Item> extends ReadonlyArray<Input<Item>>, NotAReference {}

/**
 * What may be given where the trigger rule lets the task run although an upstream task was skipped or failed:
 * a reference only if the input is declared optional, a literal always.
 */
export type InputWhenUpstreamMayNotHaveRun<T, Rule extends TriggerRule> =
  | T
  | GivenValue<T>
  | (undefined extends T
      ? Reference<T>
      : Refused<"this trigger rule may run the task without the value: declare the input optional">)
  | NestedWhenUpstreamMayNotHaveRun<T, Rule>;

type NestedWhenUpstreamMayNotHaveRun<T, Rule extends TriggerRule> = T extends Opaque
  ? never
  : T extends readonly unknown[]
    ? number extends T["length"]
      ? LenientInputList<T[number], Rule>
      : { readonly [K in keyof T]: InputWhenUpstreamMayNotHaveRun<T[K], Rule> }
    : T extends object
      ? {
          readonly [K in keyof T]: InputWhenUpstreamMayNotHaveRun<T[K] | OptionalUndefined<T, K>, Rule>;
        } & NotAReference
      : never;

interface LenientInputList<Item, Rule extends TriggerRule>
  extends ReadonlyArray<InputWhenUpstreamMayNotHaveRun<Item, Rule>>,
    NotAReference {}

/** Under `exactOptionalPropertyTypes` the type of `rows?: number` lacks the `undefined` that a missing upstream means. */
export type OptionalUndefined<T, K extends keyof T> = NoInputs extends Pick<T, K> ? undefined : never;

/** The named inputs of a task as its caller gives them. */
export type InputsFor<I, Rule extends TriggerRule> = [Rule] extends ["all_success"]
  ? { readonly [K in keyof I]: Input<I[K] | OptionalUndefined<I, K>> }
  : { readonly [K in keyof I]: InputWhenUpstreamMayNotHaveRun<I[K] | OptionalUndefined<I, K>, Rule> };
