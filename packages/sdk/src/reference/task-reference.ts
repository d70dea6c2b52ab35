import type { ListMethods } from "./list-reference.ts";
import type { TaskReference as ReferenceMethods } from "./reference-methods.ts";

/**
 * What a task will return, to be given to other tasks: `extract().rows` is a reference too.
 *
 * Has no value while the Dag file loads; reading it as one throws. Edges may be drawn from and to it.
 */
export type TaskReference<T> = ReferenceMethods<T> & Fields<T>;

/** The type of one field of a result that may itself be missing. */
export type FieldOf<T, K extends keyof NonNullable<T>> = NonNullable<T>[K] | (undefined extends T ? undefined : never);

/** Names that a reference keeps for itself; a field of such a name is read with `reference.field(name)`. */
export type ReservedFieldName =
  | Exclude<keyof ReferenceMethods<unknown>, symbol>
  | keyof ListMethods<unknown>
  | "then"
  | "catch"
  | "finally"
  | "toJSON"
  | "toString"
  | "valueOf"
  | "constructor";

/** Values without fields of their own: stored and handed over whole. */
export type Opaque =
  | string
  | number
  | bigint
  | boolean
  | symbol
  | null
  | undefined
  | Date
  | Uint8Array
  | ReadonlyMap<unknown, unknown>
  | ReadonlySet<unknown>
  | ((...values: never[]) => unknown);

type IsAny<T> = 0 extends 1 & T ? true : false;

type Fields<T> =
  IsAny<T> extends true
    ? // oxlint-disable-next-line typescript/no-explicit-any -- an author's `any` switches checking off for that value only
      { readonly [field: string]: any }
    : [NonNullable<T>] extends [Opaque]
      ? unknown
      : [NonNullable<T>] extends [readonly (infer Item)[]]
        ? {
            readonly [index: number]: TaskReference<Item | (undefined extends T ? undefined : never)>;
          } & ListMethods<Item>
        : { readonly [K in Exclude<keyof NonNullable<T>, ReservedFieldName>]: TaskReference<FieldOf<T, K>> };
