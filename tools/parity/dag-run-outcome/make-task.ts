import {
  BashOperator,
  BranchOperator,
  type Dag,
  type DagNode,
  EmptyOperator,
  ExternalTaskSensor,
  LatestOnlyOperator,
  PokeReturnValue,
  ShortCircuitOperator,
  type TaskContext,
  TriggerDagRunOperator,
} from "baram";
import { carryOutBookTask, chooseByDate, countingPokes, isBookTask } from "./book-tasks.ts";
import { atTry, type Fields, functionNameOf, type GivenTask } from "./given.ts";
import { defaultArgsOf, optionsOf } from "./option-names.ts";
import { callFunction, readFields, readWhole } from "./recorded-function.ts";
import { EchoOperator, ScriptedOperator } from "./recorded-operators.ts";
import { actOut } from "./recorded-outcome.ts";
import { type ListReference, type ReferenceScope, resolveReferences } from "./recorded-references.ts";
import { templatesOfSteps } from "./recorded-steps.ts";

/** What a task is made with beside what the recording says of it. */
export interface TaskPlace extends ReferenceScope {
  readonly dag: Dag;
  /** The id inside the task's group. */
  readonly label: string;
}

/** A task as it was placed: what edges are drawn to, and what its result is referred to by. */
export interface PlacedTask {
  readonly node: DagNode & { asSetup(): unknown; asTeardown(options: object): unknown };
  readonly output: ListReference;
}

/** The calls that place a task, for authors who write without types: a recording knows only names. */
interface LooseFactory extends MappedCalls {
  (inputs: Fields): PlacedTask["node"] & ListReference;
  override(spec: Fields): LooseFactory;
}

interface MappedCalls {
  partial(constants: Fields): MappedCalls;
  expand(lists: unknown): never;
  expandKwargs(objects: unknown, options?: { readonly strict: boolean }): never;
}

type LooseDecorator = (
  label: string,
  handler: (inputs: Fields, context: TaskContext) => unknown,
  spec: Fields,
) => LooseFactory;

type LooseClass = (new (
  options: never,
) => PlacedTask["node"] & { readonly output: unknown }) & {
  partial(constants: Fields): MappedCalls;
};

/** Makes a task as an author would, inside the builder of its group. */
export function makeTask(task: GivenTask, place: TaskPlace): PlacedTask {
  return isOfFunction(task) ? makeFunctionTask(task, place) : makeOperator(task, place);
}

function makeFunctionTask(task: GivenTask, place: TaskPlace): PlacedTask {
  const decorated = decoratorFor(task, place.dag)(place.label, handlerOf(task), specOf(task));
  const factory = task.override === undefined ? decorated : decorated.override(overrideOf(task.override));
  const reference = isMapped(task) ? callMapped(task, factory, place) : factory(resolveFields(task.inputs, place));
  return { node: reference, output: reference };
}

/** A task of a function, those of the book included that only look like operators. */
function isOfFunction(task: GivenTask): boolean {
  const { operator = "scripted" } = task;
  return (
    functionNameOf(task) !== null ||
    isBookTask(task) ||
    operator === "sensor" ||
    Object.hasOwn(BOOK_FUNCTIONS, operator)
  );
}

type Handler = (inputs: Fields, context: TaskContext) => unknown;

const BOOK_FUNCTIONS: Readonly<Record<string, Handler>> = {
  add: ({ x, y }) => (x as number) + (y as number),
  collect: async ({ values }) => readWhole(values),
};

function handlerOf(task: GivenTask): Handler {
  if (functionNameOf(task) !== null) return async (...given) => resultFor(task, await callFunction(task, ...given));
  if (isBookTask(task)) return async (inputs, context) => carryOutBookTask(task, await readFields(inputs), context);
  return task.operator === "sensor" ? countingPokes(task) : (BOOK_FUNCTIONS[task.operator ?? ""] ?? (() => null));
}

function decoratorFor({ operator = "function" }: GivenTask, dag: Dag): LooseDecorator {
  const decorators: Readonly<Record<string, unknown>> = {
    function: dag.task,
    scripted: dag.task,
    add: dag.task,
    collect: dag.task,
    branch: dag.task.branch,
    short_circuit: dag.task.shortCircuit,
    sensor: dag.task.sensor,
  };
  const decorator = decorators[operator];
  if (typeof decorator !== "function") throw new Error(`There is no decorator for the operator "${operator}" here.`);
  return decorator as LooseDecorator;
}

/** A sensor's function may hand on a value when it is done. */
function resultFor({ operator }: GivenTask, result: unknown): unknown {
  if (operator !== "sensor" || typeof result !== "object" || result === null || !("is_done" in result)) return result;
  const { is_done, xcom_value } = result as { readonly is_done: boolean; readonly xcom_value?: unknown };
  return new PokeReturnValue(is_done, xcom_value);
}

function specOf(task: GivenTask): Fields {
  const templates = templatesOf(task);
  // A parameter with a default need not be given, which a declaration cannot say.
  const declared = task.optional === undefined ? task.declares : undefined;
  return {
    ...optionsOf(task),
    ...ownOptionsOf(task),
    retryDelay: { seconds: 0 },
    ...(declared === undefined ? {} : { inputs: declared }),
    ...(Object.keys(templates).length === 0 ? {} : { templatesDict: templates }),
  };
}

function templatesOf(task: GivenTask): Fields {
  const name = functionNameOf(task);
  if (name === "render") return { template: task["template"] };
  return name === null ? ((task["templates"] ?? {}) as Fields) : templatesOfSteps(task);
}

function overrideOf(override: Fields): Fields {
  const { task_id, ...options } = override;
  return { ...optionsOf(options), ...(task_id === undefined ? {} : { taskId: task_id }) };
}

const AT_ONCE = { seconds: 0.01 };

/** Options of single kinds of operators. */
function ownOptionsOf(task: GivenTask): Fields {
  const seconds = (name: string) => (name in task ? { seconds: task[name] } : undefined);
  const options = {
    ignoreDownstreamTriggerRules: task["ignore_downstream_trigger_rules"],
    softFail: task["soft_fail"],
    // Recorded sensors of the book look again at once.
    pokeInterval: "pokes" in task ? AT_ONCE : seconds("poke_interval"),
    timeout: seconds("timeout"),
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

const CLASSES: Readonly<Record<string, unknown>> = {
  scripted: ScriptedOperator,
  echo: EchoOperator,
  empty: EmptyOperator,
  latest_only: LatestOnlyOperator,
  branch: BranchOperator,
  short_circuit: ShortCircuitOperator,
  bash: BashOperator,
  trigger_dag_run: TriggerDagRunOperator,
  external_task_sensor: ExternalTaskSensor,
};

/** Whether tasks of this kind can be made. */
export function isKnownOperator(kind: string): boolean {
  return Object.hasOwn(CLASSES, kind) || Object.hasOwn(BOOK_FUNCTIONS, kind) || ["function", "sensor"].includes(kind);
}

function makeOperator(task: GivenTask, place: TaskPlace): PlacedTask {
  const operatorClass = CLASSES[task.operator ?? "scripted"] as LooseClass | undefined;
  if (operatorClass === undefined) throw new Error(`There is no operator "${task.operator}" here.`);
  const options = {
    ...optionsOf(task),
    ...ownOptionsOf(task),
    ...(resolveReferences(fieldsOf(task), place) as Fields),
    ...bookOptionsOf(task),
    ...callableOf(task),
    retryDelay: { seconds: 0 },
    taskId: place.label,
    dag: place.dag,
  };
  const operator: PlacedTask["node"] & { readonly output: unknown } = isMapped(task)
    ? callMapped(renamed(task), operatorClass.partial(options), place)
    : new operatorClass(options as never);
  return { node: operator, output: operator.output as ListReference };
}

/** What scripted and echo operators take beside the options of every task. */
function fieldsOf(task: GivenTask): Fields {
  const names = ["outcomes", "returns", "value", "note", "extra", "params"];
  const isOwn = ["scripted", "echo"].includes(task.operator ?? "scripted");
  return Object.fromEntries(names.flatMap((name) => (isOwn && name in task ? [[name, task[name]]] : [])));
}

/** What the operators of the book take. */
function bookOptionsOf(task: GivenTask): Fields {
  switch (task.operator) {
    case "trigger_dag_run":
      return { triggerDagId: task["trigger_dag_id"], ...("conf" in task ? { conf: task["conf"] } : {}) };
    case "external_task_sensor": {
      const delta = task["execution_delta_seconds"];
      return {
        externalDagId: task["external_dag_id"],
        externalTaskId: task["external_task_id"],
        ...(delta === undefined ? {} : { executionDelta: { seconds: delta } }),
        // In between, what it waits for can be carried out.
        mode: "reschedule",
        pokeInterval: AT_ONCE,
      };
    }
    default:
      return {};
  }
}

/** What a branch follows, or a short circuit goes by, once it has acted as recorded. */
function callableOf(task: GivenTask): Fields {
  if (task.operator !== "branch" && task.operator !== "short_circuit") return {};
  return {
    callable: (_inputs: Fields, context: TaskContext) => {
      actOut(atTry(task.outcomes, context.ti.tryNumber) ?? "success");
      if (task.operator === "short_circuit") return task["condition"];
      return "follow" in task ? task["follow"] : chooseByDate(task, context);
    },
  };
}

/** Options of every operator that a mapped call names, by Baram's names. */
function renamed(task: GivenTask): GivenTask {
  return {
    ...task,
    ...(task.expand === undefined ? {} : { expand: defaultArgsOf(task.expand) }),
    ...(Array.isArray(task.expand_kwargs)
      ? {
          expand_kwargs: task.expand_kwargs.map((given: unknown) =>
            typeof given === "object" && given !== null && !Array.isArray(given)
              ? renamedOptions(given as Fields)
              : given,
          ),
        }
      : {}),
  };
}

function renamedOptions({ task_id, ...options }: Fields): Fields {
  return { ...defaultArgsOf(options), ...(task_id === undefined ? {} : { taskId: task_id }) };
}

function isMapped(task: GivenTask): boolean {
  return task.expand !== undefined || task.expand_kwargs !== undefined;
}

function callMapped(task: GivenTask, calls: MappedCalls, scope: ReferenceScope): never {
  const constants = [task.partial, task.partial2].filter((given) => given !== undefined);
  const prepared = constants.reduce<MappedCalls>((so, given) => so.partial(resolveFields(given, scope)), calls);
  if (task.expand !== undefined) return prepared.expand(resolveReferences(task.expand, scope));
  const objects = resolveReferences(task.expand_kwargs, scope);
  return task.strict === undefined
    ? prepared.expandKwargs(objects)
    : prepared.expandKwargs(objects, { strict: task.strict });
}

function resolveFields(fields: Fields | undefined, scope: ReferenceScope): Fields {
  return resolveReferences(fields ?? {}, scope) as Fields;
}
