import {
  type BaseOperator,
  BranchOperator,
  type Dag,
  EmptyOperator,
  FunctionOperator,
  LatestOnlyOperator,
  ShortCircuitOperator,
  type TaskContext,
} from "baram";
import { actAsScripted } from "./act-as-scripted.ts";
import type { GivenTask } from "./given.ts";
import { optionsOf } from "./option-names.ts";

/** What a task is made with beside what the recording says of it. */
export interface TaskPlace {
  readonly dag: Dag;
  /** The id inside the task's group. */
  readonly label: string;
}

type MakeTask = (task: GivenTask, options: { readonly taskId: string; readonly dag: Dag }) => BaseOperator;

/** By Airflow's name for the kind. */
const OPERATORS: Readonly<Record<string, MakeTask>> = {
  scripted: (task, options) =>
    new FunctionOperator({
      ...options,
      callable: (_inputs: object, context: TaskContext) => {
        actAsScripted(task, context);
        return task.returns;
      },
    }),
  empty: (_task, options) => new EmptyOperator(options),
  branch: (task, options) =>
    new BranchOperator({
      ...options,
      callable: (_inputs: object, context: TaskContext) => {
        actAsScripted(task, context);
        return task["follow"] as string | readonly string[] | null;
      },
    }),
  short_circuit: (task, options) =>
    new ShortCircuitOperator({
      ...options,
      ...(task["ignore_downstream_trigger_rules"] === undefined
        ? {}
        : { ignoreDownstreamTriggerRules: task["ignore_downstream_trigger_rules"] === true }),
      callable: (_inputs: object, context: TaskContext) => {
        actAsScripted(task, context);
        return task["condition"];
      },
    }),
  latest_only: (_task, options) => new LatestOnlyOperator(options),
};

/** Whether tasks of this kind can be made. */
export function isKnownOperator(kind: string): boolean {
  return Object.hasOwn(OPERATORS, kind);
}

/** Makes a task as an author would, inside the builder of its group. */
export function makeTask(task: GivenTask, { dag, label }: TaskPlace): BaseOperator {
  const make = OPERATORS[task.operator ?? "scripted"];
  if (make === undefined) throw new Error(`There is no operator "${task.operator}" here.`);
  const operator = make(task, {
    ...optionsOf(task),
    retryDelay: { seconds: 0 },
    taskId: label,
    dag,
  } as Parameters<MakeTask>[1]);
  if (task["is_setup"] === true) operator.asSetup();
  if (task["is_teardown"] === true) {
    operator.asTeardown({ onFailureFailDagRun: task["on_failure_fail_dagrun"] === true });
  }
  return operator;
}
