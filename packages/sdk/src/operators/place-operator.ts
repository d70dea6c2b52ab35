import { type DagPlace, InvalidOptionError } from "../dag/dag-error.ts";
import { dagBeingBuilt, registerOperatorWithoutDag, takeTaskOfInstance } from "../dag/dag-registry.ts";
import { type DagState, dagStateOf, type GroupState, type Operator, type OperatorState } from "../dag/dag-state.ts";
import { checkId } from "../dag/ids.ts";
import { idWithin } from "../graph/group-ids.ts";
import { refuseFormerOption } from "../options/check-options.ts";
import type { DefaultArgs, OperatorOptions } from "../options/operator-options.ts";
import { readTaskSettings } from "./task-settings.ts";

/** Records an operator in its Dag and in the task group whose builder is running. */
export function placeOperator(operator: Operator, options: OperatorOptions): OperatorState {
  const kind = operator.constructor.name;
  const task = takeTaskOfInstance();
  if (task !== null) return stateOfInstance(task, options);
  if (typeof options !== "object" || options === null) {
    throw new InvalidOptionError(
      { dagId: null, taskId: null },
      `new ${kind} needs one object of options: { taskId: … }.`,
    );
  }
  const dag = dagOf(kind, options);
  const group = dag?.openGroup ?? null;
  const label = checkId({ dagId: dag?.dagId ?? null, taskId: null }, "task id", options.taskId);
  const taskId = idWithin(group, label);
  const place: DagPlace = { dagId: dag?.dagId ?? null, taskId };
  const given = withoutUndefined(options);
  for (const name of Object.keys(given)) refuseFormerOption(place, name);

  const merged = mergeDefaultArgs(dag, group, given);
  const settings = readTaskSettings(place, merged, { isolation: dag?.settings.isolation ?? "shared" });
  if (dag === null) registerOperatorWithoutDag(operator);
  else dag.addTask(taskId, operator);
  return {
    dag,
    group,
    taskId,
    given,
    merged,
    settings,
    mapping: null,
    isSetup: false,
    isTeardown: false,
    onFailureFailDagRun: false,
  };
}

/** The state of the operator that carries out one instance of a mapped task: the task's, with its own options. */
function stateOfInstance(task: OperatorState, options: OperatorOptions): OperatorState {
  const { dag, group, taskId } = task;
  const given = withoutUndefined(options);
  const merged = mergeDefaultArgs(dag, group, given);
  const read = readTaskSettings({ dagId: dag?.dagId ?? null, taskId }, merged, { isolation: task.settings.isolation });
  return { ...task, given, merged, settings: { ...read, triggerRule: task.settings.triggerRule } };
}

function dagOf(kind: string, options: OperatorOptions): DagState | null {
  if (options.dag === undefined) return dagBeingBuilt();
  const dag = dagStateOf(options.dag);
  if (dag !== null) return dag;
  throw new InvalidOptionError(
    { dagId: null, taskId: null },
    `the option dag of ${kind} "${String(options.taskId)}" is not a Dag; expected what new Dag(…) returned.`,
  );
}

/** Merges key by key: the Dag's, then those of each task group from the outside in, then the task's own. */
function mergeDefaultArgs(dag: DagState | null, group: GroupState | null, own: object): DefaultArgs {
  const groups: GroupState[] = [];
  for (let around = group; around !== null; around = around.parent) groups.unshift(around);
  return Object.assign({}, dag?.defaultArgs, ...groups.map(({ defaultArgs }) => defaultArgs), own) as DefaultArgs;
}

function withoutUndefined(options: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
