import type { Reference } from "../reference/reference.ts";
import type { TaskReference } from "../reference/task-reference.ts";
import type { Input } from "../task/input.ts";

declare const collectedValue: unique symbol;

/**
 * What the instances of a mapped task returned, one by one: those that returned nothing are left out when something is
 * expanded over them.
 */
export interface CollectedValues<out T> {
  readonly [collectedValue]: T;
}

/** What a mapped task's reader is given: a list, or nothing where its instances may return nothing. */
export type Collected<R> = [Extract<R, null | undefined>] extends [never] ? R[] : NonNullable<R>[] | undefined;

/** The reference to what the instances of a mapped task return. */
export type MappedReference<R> = [Extract<R, null | undefined>] extends [never]
  ? TaskReference<R[]>
  : TaskReference<NonNullable<R>[] | undefined> & CollectedValues<NonNullable<R>>;

/** What an input of type `T` can be expanded over: a list, an object for an input that takes pairs, or a reference. */
export type Mappable<T> =
  | readonly Input<T>[]
  | Reference<readonly T[]>
  | CollectedValues<T>
  | (unknown extends T
      ? { readonly [key: string]: unknown } | Reference<object>
      : T extends readonly [string, infer Value]
        ? { readonly [key: string]: Input<Value> } | Reference<{ readonly [key: string]: Value }>
        : never);

/** How `expandKwargs` treats a name that `partial` gave as well. */
export interface ExpandKwargsOptions<Strict extends boolean = boolean> {
  /** Whether that fails the instance; else the object's value wins. Defaults to `true`. */
  readonly strict?: Strict;
}
