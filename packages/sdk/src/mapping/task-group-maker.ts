import { type DagPlace, InvalidOptionError } from "../dag/dag-error.ts";
import type { DagState } from "../dag/dag-state.ts";
import { createTaskGroup, type TaskGroup, type TaskGroupOptions } from "../graph/task-group.ts";
import type { Reference } from "../reference/reference.ts";
import type { NoInputs } from "../task/no-inputs.ts";
import { checkLists, checkNamed, checkObjects } from "./check-expansion.ts";
import type { GroupInputs } from "./expansion.ts";
import type {
  ElementReferences,
  GroupInputReference,
  GroupList,
  GroupResult,
  ValueReferences,
} from "./group-references.ts";
import { keyAsPart } from "./key-as-part.ts";
import type { CollectedValues } from "./mappable.ts";
import type { GivenAlready } from "./mapped-factory.ts";
import { DuplicateArgumentError } from "./mapping-error.ts";

/** What makes a task group with inputs: references that stand for values inside the function that makes its tasks. */
export interface TaskGroupMaker<Given extends object = NoInputs> {
  /** Makes the group once: `dag.taskGroup("etl").call({ path: "a.csv" }, ({ path }) => load({ path }))`. */
  call<Inputs extends object, Result>(
    inputs: Inputs & GivenAlready<keyof Given>,
    build: (inputs: Given & ValueReferences<Inputs>) => Result,
  ): TaskGroup<Result>;
  /** Gives inputs that are the same for every index. */
  partial<Constants extends object>(
    constants: Constants & GivenAlready<keyof Given>,
  ): TaskGroupMaker<Given & ValueReferences<Constants>>;
  /**
   * Makes a group whose tasks have an instance for each element; of several lists, for each combination of their
   * elements, the last list varying fastest. An empty list skips the group.
   */
  expand<Lists extends Readonly<Record<string, GroupList>>, Result>(
    lists: Lists & GivenAlready<keyof Given>,
    build: (inputs: Given & ElementReferences<Lists>) => Result,
  ): TaskGroup<GroupResult<Result>>;
  /** Makes a group whose tasks have an instance for each object, which holds the inputs. */
  expandKwargs<Inputs extends object, Result>(
    objects: readonly Inputs[] | Reference<readonly Inputs[]> | CollectedValues<Inputs>,
    build: (inputs: Given & { readonly [Name in keyof Inputs]: GroupInputReference<Inputs[Name]> }) => Result,
  ): TaskGroup<GroupResult<Result>>;
}

type Build = (inputs: Readonly<Record<string, unknown>>) => unknown;

/** A maker as it is without a compiler. */
interface UntypedMaker {
  call(inputs: unknown, build: Build): TaskGroup;
  partial(constants: unknown): UntypedMaker;
  expand(lists: unknown, build: Build): TaskGroup;
  expandKwargs(objects: unknown, build: Build): TaskGroup;
}

/** Makes task groups that are given inputs, once or for each element. */
export function createTaskGroupMaker(dag: DagState, label: string, options: TaskGroupOptions): TaskGroupMaker {
  return untypedMaker(dag, label, options, {}) as unknown as TaskGroupMaker;
}

function untypedMaker(
  dag: DagState,
  label: string,
  options: TaskGroupOptions,
  constants: Readonly<Record<string, unknown>>,
): UntypedMaker {
  const place: DagPlace = { dagId: dag.dagId, taskId: null };
  const make = (inputs: GroupInputs, build: Build): TaskGroup =>
    createTaskGroup(dag, label, options, checkBuild(place, label, build), inputs);

  function withConstants(call: string, given: unknown): Readonly<Record<string, unknown>> {
    const more = checkNamed(place, `${call} of the task group "${label}"`, given);
    refuseTwice(Object.keys(more));
    return { ...constants, ...more };
  }
  function refuseTwice(names: readonly string[]): void {
    const twice = names.find((name) => Object.hasOwn(constants, name));
    if (twice === undefined) return;
    const sentence = `the task group "${label}" was given "${twice}" in partial already: give it once.`;
    throw new DuplicateArgumentError(place, sentence);
  }
  return {
    call: (inputs, build) => make({ constants: withConstants("call", inputs), expansion: null }, build),
    partial: (given) => untypedMaker(dag, label, options, withConstants("partial", given)),
    expand: (given, build) => {
      const written = Object.entries(checkLists(place, given));
      const lists = Object.fromEntries(written.map(([name, list]) => [name, keyAsPart(place, list)]));
      refuseTwice(Object.keys(lists));
      return make({ constants, expansion: { kind: "product", lists } }, build);
    },
    expandKwargs: (objects, build) => {
      const expansion = {
        kind: "objects",
        objects: keyAsPart(place, checkObjects(place, objects)),
        isStrict: true,
      } as const;
      return make({ constants, expansion }, build);
    },
  };
}

function checkBuild(place: DagPlace, label: string, build: unknown): Build {
  if (typeof build === "function") return build as Build;
  throw new InvalidOptionError(
    place,
    `the task group "${label}" has no function that makes its tasks: write dag.taskGroup("${label}").expand(lists, (inputs) => { … }).`,
  );
}
