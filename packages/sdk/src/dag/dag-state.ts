import type { SerializedEdgeLabel } from "@baram/domain";
import { TaskEdges } from "../graph/task-edges.ts";
import type { GroupState } from "../graph/group-state.ts";
import type { BaseOperator } from "../operators/base-operator.ts";
import type { DefaultArgs } from "../options/operator-options.ts";
import type { ParamDeclarations } from "../params/param.ts";
import type { DagSettings } from "./dag-settings.ts";
import { DuplicateTaskIdError } from "./dag-error.ts";

/** Under this key a Dag keeps its state. Registered, so that another copy of this package finds it too. */
export const DAG_STATE = Symbol.for("baram.dagState");

/** What a Dag has recorded of its author's statements. */
export class DagState {
  readonly dagId: string;
  readonly settings: DagSettings;
  readonly defaultArgs: DefaultArgs;
  readonly params: ParamDeclarations;
  /** By full id, in order of declaration. */
  readonly tasks = new Map<string, BaseOperator>();
  /** By full id, in order of declaration. */
  readonly groups = new Map<string, GroupState>();
  readonly edges = new TaskEdges();
  readonly edgeLabels = new Map<string, SerializedEdgeLabel>();
  /** The task groups whose builders are running, the innermost last. */
  readonly openGroups: GroupState[] = [];
  /** Operators whose references have not been looked for yet, because their constructors may not have ended. */
  readonly unsettled: BaseOperator[] = [];
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

  addTask(taskId: string, operator: BaseOperator): void {
    this.#refuseTakenId(taskId, "task");
    this.tasks.set(taskId, operator);
    this.unsettled.push(operator);
  }

  addGroup(group: GroupState): void {
    this.#refuseTakenId(group.groupId, "task group");
    this.groups.set(group.groupId, group);
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
