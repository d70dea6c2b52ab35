import type { SerializedEdgeLabel } from "@baram/domain";
import type { TaskContext } from "../context/task-context.ts";
import type { DagNode, DagNodes } from "../graph/dag-node.ts";
import { GroupEdges } from "../graph/group-edges.ts";
import { TaskEdges } from "../graph/task-edges.ts";
import type { TeardownOptions } from "../graph/teardown-options.ts";
import type { GroupInputs, TaskMapping } from "../mapping/expansion.ts";
import type { TaskSettings } from "../operators/task-settings.ts";
import type { DefaultArgs } from "../options/operator-options.ts";
import type { ParamDeclarations } from "../params/param.ts";
import type { Reference } from "../reference/reference.ts";
import { type DagPlace, DuplicateTaskIdError } from "./dag-error.ts";
import type { DagSettings } from "./dag-settings.ts";

/*
 * What the statements of a Dag file leave behind: a Dag, its task groups and its operators, each with its state under
 * a symbol. The symbols are registered, because two copies of this package may meet in one process, the author's and
 * the runner's: what one has made the other must understand.
 */

/** Under this key a Dag keeps its state. */
export const DAG_STATE = Symbol.for("baram.dagState");

/** Under this key a task group keeps its state. */
export const GROUP_STATE = Symbol.for("baram.groupState");

/** Under this key an operator keeps its state. */
export const OPERATOR_STATE = Symbol.for("baram.operatorState");

/** An operator as the graph sees it; the class that authors extend is `BaseOperator`. */
export interface Operator extends DagNode {
  readonly [OPERATOR_STATE]: OperatorState;
  /** Full id. */
  readonly taskId: string;
  readonly output: Reference<unknown>;
  before(...downstream: DagNodes): void;
  after(...upstream: DagNodes): void;
  asSetup(): this;
  asTeardown(options?: TeardownOptions): this;
  execute(context: TaskContext): unknown;
}

/** What an operator has recorded of its author's statements, beside the fields of its own class. */
export interface OperatorState {
  /** `null` for an operator outside any Dag, as in a test. */
  readonly dag: DagState | null;
  readonly group: GroupState | null;
  /** Full id. */
  readonly taskId: string;
  /** The options as given to this task, defaults of its Dag and task groups not among them. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The options that count: those of the Dag, then of each task group from the outside in, then the task's own. */
  readonly merged: DefaultArgs;
  settings: TaskSettings;
  /** How the task is mapped; `null` for one that is not. Set right after the operator was placed. */
  mapping: TaskMapping | null;
  isSetup: boolean;
  isTeardown: boolean;
  onFailureFailDagRun: boolean;
}

/** A task group as its Dag records it. */
export interface GroupState {
  readonly dag: DagState;
  readonly groupId: string;
  readonly parent: GroupState | null;
  /** The id as the author wrote it. */
  readonly label: string;
  readonly tooltip: string;
  readonly prefixGroupId: boolean;
  readonly defaultArgs: DefaultArgs;
  /** What the references inside stand for; `null` for a group that is given nothing. */
  readonly inputs: GroupInputs | null;
}

/** A scope while the function that makes its work runs. */
export interface ScopeState {
  readonly setups: readonly Operator[];
  readonly teardowns: readonly Operator[];
  readonly work: Operator[];
}

/** What a Dag has recorded of its author's statements. */
export class DagState {
  readonly dagId: string;
  readonly settings: DagSettings;
  readonly defaultArgs: DefaultArgs;
  readonly params: ParamDeclarations;
  /** By full id, in order of declaration. */
  readonly tasks = new Map<string, Operator>();
  /** By full id, in order of declaration. */
  readonly groups = new Map<string, GroupState>();
  /** How many tasks had been declared when each group was, by full id. */
  readonly tasksBeforeGroup = new Map<string, number>();
  readonly edges = new TaskEdges();
  readonly groupEdges = new GroupEdges();
  readonly edgeLabels = new Map<string, SerializedEdgeLabel>();
  /** The task groups whose builders are running, the innermost last. */
  readonly openGroups: GroupState[] = [];
  /** The scopes of setups and teardowns whose builders are running, the innermost last. */
  readonly openScopes: ScopeState[] = [];
  /** Calls of `partial` that nothing has been expanded with yet. */
  readonly unmappedPartials = new Set<object & { readonly taskName: string }>();
  /** Operators whose references have not been looked for yet, because their constructors may not have ended. */
  readonly unsettled: Operator[] = [];
  /** A holder of the stack at `new Dag`; the text is made only when it is asked for. */
  readonly madeAt: { readonly stack?: string };

  constructor(options: {
    readonly dagId: string;
    readonly settings: DagSettings;
    readonly defaultArgs: DefaultArgs;
    readonly params: ParamDeclarations;
    readonly madeAt: { readonly stack?: string };
  }) {
    this.dagId = options.dagId;
    this.settings = options.settings;
    this.defaultArgs = options.defaultArgs;
    this.params = options.params;
    this.madeAt = options.madeAt;
  }

  get openGroup(): GroupState | null {
    return this.openGroups.at(-1) ?? null;
  }

  addTask(taskId: string, operator: Operator): void {
    this.#refuseTakenId(taskId, "task");
    this.tasks.set(taskId, operator);
    this.unsettled.push(operator);
    this.openScopes.at(-1)?.work.push(operator);
  }

  addGroup(group: GroupState): void {
    this.#refuseTakenId(group.groupId, "task group");
    this.groups.set(group.groupId, group);
    this.tasksBeforeGroup.set(group.groupId, this.tasks.size);
  }

  isTaken(id: string): boolean {
    return this.tasks.has(id) || this.groups.has(id);
  }

  #refuseTakenId(id: string, wanted: "task" | "task group"): void {
    if (!this.isTaken(id)) return;
    const taken = this.tasks.has(id) ? "task" : "task group";
    throw new DuplicateTaskIdError(this.dagId, id, { taken, wanted });
  }
}

/** The state of a Dag, `null` for anything else. */
export function dagStateOf(dag: unknown): DagState | null {
  if (typeof dag !== "object" || dag === null) return null;
  return (Reflect.get(dag, DAG_STATE) as DagState | undefined) ?? null;
}

/** The state of a task group, `null` for anything else. */
export function groupStateOf(node: unknown): GroupState | null {
  if (typeof node !== "object" || node === null) return null;
  return (Reflect.get(node, GROUP_STATE) as GroupState | undefined) ?? null;
}

/** The state of an operator, `null` for anything else. */
export function operatorStateOf(value: unknown): OperatorState | null {
  if (typeof value !== "object" || value === null) return null;
  return (Reflect.get(value, OPERATOR_STATE) as OperatorState | undefined) ?? null;
}

/** Where an operator stands, for error sentences. */
export function placeOfOperator(operator: Operator): DagPlace {
  return { dagId: operatorStateOf(operator)?.dag?.dagId ?? null, taskId: operator.taskId };
}
