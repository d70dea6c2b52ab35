import type { DagNode } from "../graph/dag-node.ts";
import type { GivenValue, Reference } from "../reference/reference.ts";
import type { Opaque, TaskReference } from "../reference/task-reference.ts";
import type { CollectedValues, MappedReference } from "./mappable.ts";

/** What a task group can be expanded over. */
export type GroupList =
  | readonly unknown[]
  | Reference<readonly unknown[]>
  | CollectedValues<unknown>
  | Reference<object>
  | { readonly [key: string]: unknown };

/** What the function of a group is given for each of its inputs. */
export type ValueReferences<Inputs> = {
  readonly [Name in keyof Inputs]: Inputs[Name] extends Reference<infer Value>
    ? TaskReference<Value>
    : GroupInputReference<ValueOf<Inputs[Name]>>;
};

/** What the function of a mapped group is given for each of its lists. */
export type ElementReferences<Lists> = { readonly [Name in keyof Lists]: GroupInputReference<ElementOf<Lists[Name]>> };

/** What a group was given: there whenever a task of the group runs, so that every input takes it. */
export type GroupInputReference<T> = TaskReference<T> & GivenValue<T>;

/** What a value is when the task runs: references in it replaced by what they stand for. */
type ValueOf<Given> =
  Given extends Reference<infer Value>
    ? Value
    : Given extends Opaque
      ? Given
      : Given extends readonly unknown[]
        ? { -readonly [Index in keyof Given]: ValueOf<Given[Index]> }
        : Given extends object
          ? { [Name in keyof Given]: ValueOf<Given[Name]> }
          : Given;

type ElementOf<List> =
  List extends CollectedValues<infer Value>
    ? Value
    : List extends Reference<infer Value>
      ? ElementOfValue<Value>
      : List extends readonly (infer Element)[]
        ? ValueOf<Element>
        : List extends object
          ? [string, ValueOf<List[keyof List]>]
          : never;

type ElementOfValue<Value> = Value extends readonly (infer Element)[]
  ? Element
  : Value extends object
    ? [string, Value[keyof Value]]
    : never;

/** What the function of a mapped group returned, seen from outside: the values of all indexes. */
export type GroupResult<Result> =
  Result extends Reference<infer Value>
    ? MappedReference<Value>
    : Result extends DagNode | Opaque | void
      ? Result
      : Result extends readonly unknown[]
        ? { [Index in keyof Result]: GroupResult<Result[Index]> }
        : Result extends object
          ? { [Name in keyof Result]: GroupResult<Result[Name]> }
          : Result;
