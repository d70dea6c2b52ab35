import type { Deferral } from "../trigger/deferral.ts";

/**
 * What is read back of a handler's result: awaited, a deferral as what it comes to, `null` and nothing as `undefined`,
 * lists without `readonly`.
 */
export type Stored<R> = StoredValue<Awaited<R>>;

type IsAny<T> = 0 extends 1 & T ? true : false;

type StoredValue<R> = IsAny<R> extends true ? R : MutableList<NothingToUndefined<Resumed<R>>>;

type Resumed<R> = R extends Deferral<infer Later> ? Later : R;

type NothingToUndefined<R> = R extends null | void ? undefined : R;

type MutableList<R> = R extends readonly unknown[] ? { -readonly [K in keyof R]: R[K] } : R;

type Scalar = string | number | bigint | boolean | null | undefined;

type Tagged = Date | Uint8Array | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>;

/**
 * Contains `true` when a result holds what cannot be stored: functions (so class instances with methods too),
 * symbols or promises. Looks four levels deep, which bounds the compiler's work.
 */
export type HoldsUnstorable<T, Depth extends readonly unknown[] = []> =
  IsAny<T> extends true
    ? false
    : Depth["length"] extends 4
      ? false
      : T extends Scalar | Tagged
        ? false
        : T extends symbol | PromiseLike<unknown> | ((...values: never[]) => unknown)
          ? true
          : T extends readonly (infer Item)[]
            ? HoldsUnstorable<Item, [...Depth, unknown]>
            : T extends object
              ? { [K in keyof T]-?: HoldsUnstorable<T[K], [...Depth, unknown]> }[keyof T]
              : false;
