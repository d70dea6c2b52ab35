import { type DagPlace } from "../dag/dag-error.ts";
import type { DagState } from "../dag/dag-state.ts";
import { createTaskGroup, type TaskGroup, type TaskGroupOptions } from "../graph/task-group.ts";
import { checkLists, checkNamed, checkObjects } from "./check-expansion.ts";
import type { GroupInputs } from "./expansion.ts";
import { DuplicateArgumentError } from "./mapping-error.ts";

export interface TaskGroupMaker {
  call(inputs: object, build: (inputs: never) => unknown): TaskGroup;
  partial(constants: object): TaskGroupMaker;
  expand(lists: object, build: (inputs: never) => unknown): TaskGroup;
  expandKwargs(objects: unknown, build: (inputs: never) => unknown): TaskGroup;
}

type Build = (inputs: Readonly<Record<string, unknown>>) => unknown;

/** Makes task groups that are given inputs, once or for each element. */
export function createTaskGroupMaker(
  dag: DagState,
  label: string,
  options: TaskGroupOptions,
  constants: Readonly<Record<string, unknown>> = {},
): TaskGroupMaker {
  const place: DagPlace = { dagId: dag.dagId, taskId: null };
  const make = (inputs: GroupInputs, build: Build): TaskGroup => createTaskGroup(dag, label, options, build, inputs);

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
    call: (inputs, build) => make({ constants: withConstants("call", inputs), expansion: null }, build as Build),
    partial: (given) => createTaskGroupMaker(dag, label, options, withConstants("partial", given)),
    expand: (given, build) => {
      const lists = checkLists(place, given);
      refuseTwice(Object.keys(lists));
      return make({ constants, expansion: { kind: "product", lists } }, build as Build);
    },
    expandKwargs: (objects, build) => {
      const expansion = { kind: "objects", objects: checkObjects(place, objects), isStrict: true } as const;
      return make({ constants, expansion }, build as Build);
    },
  };
}
