import type { TriggerRule } from "@baram/domain";
import { createTaskGroup, type TaskGroup, type TaskGroupOptions } from "../graph/task-group.ts";
import { createTaskGroupMaker, type TaskGroupMaker } from "../mapping/task-group-maker.ts";
import { refuseUnknownOptions } from "../options/check-options.ts";
import { DEFAULT_ARG_NAMES } from "../options/operator-options.ts";
import { OptionReader } from "../options/option-reader.ts";
import type { NoParams, ParamDeclarations, ParamValues } from "../params/param.ts";
import { createTaskDecorator } from "../task/create-task-decorator.ts";
import type { TaskDecorator } from "../task/task-decorator.ts";
import type { TemplateFunction } from "../template/template.ts";
import type { AnyDag, dagMark } from "./any-dag.ts";
import { DagError } from "./dag-error.ts";
import { DAG_OPTION_NAMES, type DagOptions } from "./dag-options.ts";
import { registerDag } from "./dag-registry.ts";
import { readDagSettings } from "./dag-settings.ts";
import { DAG_STATE, DagState } from "./dag-state.ts";
import { checkId } from "./ids.ts";
import { runBuilder } from "./run-builder.ts";

/**
 * A graph of tasks with a schedule.
 *
 * Every Dag made while its file is loaded is found, exported or not. Operators made inside the builder belong to it
 * without naming it; `dag.task` places functions in it from anywhere.
 */
export class Dag<P extends ParamDeclarations = NoParams, DefaultRule extends TriggerRule = "all_success">
  implements AnyDag
{
  declare readonly [dagMark]: true;
  readonly dagId: string;
  /** Makes tasks of functions: `dag.task(handler, spec?)`, `dag.task(taskId, handler, spec?)`. */
  readonly task: TaskDecorator<ParamValues<P>, DefaultRule>;
  /** Not for authors: what Baram has recorded. */
  readonly [DAG_STATE]: DagState;

  constructor(
    dagId: string,
    options: DagOptions<P, DefaultRule> = {},
    build: ((dag: Dag<P, DefaultRule>) => void) | null = null,
  ) {
    const madeAt: { stack?: string } = {};
    Error.captureStackTrace(madeAt, new.target);
    this.dagId = checkId({ dagId: null, taskId: null }, "Dag id", dagId);
    this[DAG_STATE] = recordDag(dagId, options, madeAt);
    this.task = createTaskDecorator(this);
    if (build !== null) runBuilder(this[DAG_STATE], "the builder of a Dag", () => build(this));
    registerDag(this);
  }

  /**
   * Puts the tasks that `build` makes under a common name, which is put before their ids. Groups can be nested.
   *
   * Without `build` it returns what makes a group with inputs: `dag.taskGroup("etl").call(inputs, build)` once,
   * `dag.taskGroup("etl").expand(lists, build)` once for each element.
   */
  taskGroup<Result>(groupId: string, build: () => Result): TaskGroup<Result>;
  taskGroup<Result>(groupId: string, options: TaskGroupOptions, build: () => Result): TaskGroup<Result>;
  taskGroup(groupId: string, options?: TaskGroupOptions): TaskGroupMaker;
  taskGroup<Result>(
    groupId: string,
    optionsOrBuild: TaskGroupOptions | (() => Result) = {},
    maybeBuild?: () => Result,
  ): TaskGroup<Result> | TaskGroupMaker {
    const [options, build] = typeof optionsOrBuild === "function" ? [{}, optionsOrBuild] : [optionsOrBuild, maybeBuild];
    const dag = this[DAG_STATE];
    if (build === undefined) return createTaskGroupMaker(dag, groupId, options);
    if (typeof build === "function") return createTaskGroup(dag, groupId, options, build);
    const sentence = `the task group "${groupId}" has no function that makes its tasks: write dag.taskGroup("${groupId}", () => { … }).`;
    throw new DagError({ dagId: this.dagId, taskId: null }, sentence);
  }

  /** A function of the context for a template field, with the types of this Dag's params. */
  template<Value>(render: TemplateFunction<Value, ParamValues<P>>): TemplateFunction<Value> {
    return render as TemplateFunction<Value>;
  }
}

function recordDag(
  dagId: string,
  options: DagOptions<ParamDeclarations, TriggerRule>,
  madeAt: { stack?: string },
): DagState {
  const place = { dagId, taskId: null };
  refuseUnknownOptions(place, "a Dag", options, DAG_OPTION_NAMES);
  const read = new OptionReader(place, options);
  const defaultArgs = read.record("defaultArgs") ?? {};
  refuseUnknownOptions(place, "defaultArgs", defaultArgs, DEFAULT_ARG_NAMES);
  read.record("params");
  return new DagState({
    dagId,
    settings: readDagSettings(dagId, options),
    defaultArgs,
    params: options.params ?? {},
    madeAt,
  });
}
