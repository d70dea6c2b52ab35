import {
  type BaseOperator,
  chain,
  chainLinear,
  crossDownstream,
  Dag,
  type DagNode,
  edgeLabel,
  FunctionOperator,
  setupTeardownScope,
  type TaskGroup,
} from "baram";
import { defaultArgsOf, optionsOf } from "../dag-run-outcome/option-names.ts";

/** A Dag, and the statements that are carried out after its tasks and groups were made. */
export interface GivenStructure {
  readonly dag: {
    readonly dag_id?: string;
    readonly tasks: readonly GivenTask[];
    readonly groups?: readonly GivenGroup[];
    readonly default_args?: Readonly<Record<string, unknown>>;
  };
  readonly statements: readonly GivenStatement[];
}

interface GivenTask {
  readonly task_id: string;
  readonly group?: string | null;
  readonly is_setup?: boolean;
  readonly is_teardown?: boolean;
  readonly on_failure_fail_dagrun?: boolean;
}

interface GivenGroup {
  readonly group_id: string;
  readonly parent?: string | null;
  readonly prefix_group_id?: boolean;
  readonly default_args?: Readonly<Record<string, unknown>>;
}

type Ids = string | readonly string[];

interface GivenLabel {
  readonly label: string;
}

type GivenLink = string | GivenLabel | readonly (string | GivenLabel)[];

/** A statement of an author, by Airflow's name for it. */
export type GivenStatement =
  | { readonly op: "edge" | "cross_downstream"; readonly from: Ids; readonly to: Ids }
  | { readonly op: "label_edge"; readonly from: Ids; readonly label: string; readonly to: Ids }
  | ({ readonly op: "chain" | "chain_linear" } & Readonly<Record<"args", readonly GivenLink[]>>)
  | { readonly op: "as_setup"; readonly task: string }
  | {
      readonly op: "as_teardown";
      readonly task: string;
      readonly setups?: Ids;
      readonly on_failure_fail_dagrun?: boolean;
    }
  | {
      readonly op: "scope";
      readonly of: Ids;
      readonly add?: readonly string[];
      readonly body?: readonly GivenStatement[];
    };

interface Nodes {
  readonly tasks: ReadonlyMap<string, BaseOperator>;
  readonly groups: ReadonlyMap<string, TaskGroup>;
}

/** Makes the Dag as an author would: its groups, then its tasks, then what is said about them. */
export function buildStructure({ dag: given, statements }: GivenStructure): Dag {
  const dag = new Dag(given.dag_id ?? "d", {
    schedule: null,
    startDate: "2024-01-01",
    defaultArgs: defaultArgsOf(given.default_args),
  });
  const groups = new Map<string, TaskGroup>();
  const labelOf = (groupId: string | null, id: string) => {
    const around = given.groups?.find(({ group_id: known }) => known === groupId);
    return around === undefined || around.prefix_group_id === false ? id : id.slice(around.group_id.length + 1);
  };
  for (const { group_id: groupId, parent = null, ...group } of given.groups ?? []) {
    const options = { prefixGroupId: group.prefix_group_id ?? true, defaultArgs: defaultArgsOf(group.default_args) };
    const make = () => dag.taskGroup(labelOf(parent, groupId), options, () => undefined);
    groups.set(groupId, parent === null ? make() : groupOf(groups, parent).add(make));
  }
  const tasks = new Map<string, BaseOperator>();
  for (const task of given.tasks) {
    const { task_id: taskId, group = null } = task;
    const make = () => makeTask(task, { dag, taskId: labelOf(group, taskId) });
    tasks.set(taskId, group === null ? make() : groupOf(groups, group).add(make));
  }
  for (const statement of statements) carryOut(statement, { tasks, groups });
  return dag;
}

function makeTask(task: GivenTask, place: { readonly dag: Dag; readonly taskId: string }): BaseOperator {
  const operator = new FunctionOperator({ ...optionsOf(task), ...place, callable: () => undefined });
  if (task.is_setup === true) operator.asSetup();
  if (task.is_teardown === true) {
    operator.asTeardown({ onFailureFailDagRun: task.on_failure_fail_dagrun ?? false });
  }
  return operator;
}

function carryOut(statement: GivenStatement, nodes: Nodes): void {
  switch (statement.op) {
    case "edge":
      return drawEdge(statement.from, statement.to, nodes);
    case "label_edge":
      return chain(nodesOf(nodes, statement.from), edgeLabel(statement.label), nodesOf(nodes, statement.to));
    case "cross_downstream":
      return crossDownstream(listOf(nodes, statement.from), listOf(nodes, statement.to));
    case "chain":
      return chain(...linksOf(statement, nodes));
    case "chain_linear":
      return chainLinear(...(linksOf(statement, nodes) as readonly (DagNode | readonly DagNode[])[]));
    case "as_setup":
      return void taskOf(nodes, statement.task).asSetup();
    case "as_teardown":
      return void taskOf(nodes, statement.task).asTeardown({
        ...(statement.setups === undefined ? {} : { setups: nodesOf(nodes, statement.setups) }),
        ...(statement.on_failure_fail_dagrun === undefined
          ? {}
          : { onFailureFailDagRun: statement.on_failure_fail_dagrun }),
      });
    case "scope":
      return setupTeardownScope(nodesOf(nodes, statement.of), (scope) => {
        scope.add(...(statement.add ?? []).map((taskId) => taskOf(nodes, taskId)));
        for (const inner of statement.body ?? []) carryOut(inner, nodes);
      });
  }
}

/** The statement belongs to the single node of the two. */
function drawEdge(from: Ids, to: Ids, nodes: Nodes): void {
  if (typeof from === "string") ownerOf(nodes, from).before(...listOf(nodes, to));
  else if (typeof to === "string") ownerOf(nodes, to).after(...listOf(nodes, from));
  else throw new Error("A recording has an edge from a list to a list.");
}

function linksOf(statement: Readonly<Record<"args", readonly GivenLink[]>>, nodes: Nodes) {
  return statement["args"].map((link) => {
    if (typeof link === "string") return ownerOf(nodes, link);
    if (!isList(link)) return edgeLabel(link.label);
    const labels = link.flatMap((item) => (typeof item === "string" ? [] : [edgeLabel(item.label)]));
    return labels.length > 0 ? labels : listOf(nodes, link as readonly string[]);
  });
}

function isList(link: GivenLink): link is readonly (string | GivenLabel)[] {
  return Array.isArray(link);
}

function nodesOf(nodes: Nodes, ids: Ids): DagNode | readonly DagNode[] {
  return typeof ids === "string" ? ownerOf(nodes, ids) : listOf(nodes, ids);
}

function listOf(nodes: Nodes, ids: Ids): readonly DagNode[] {
  return (typeof ids === "string" ? [ids] : ids).map((id) => ownerOf(nodes, id));
}

function ownerOf({ tasks, groups }: Nodes, id: string): BaseOperator | TaskGroup {
  const node = tasks.get(id) ?? groups.get(id);
  if (node === undefined) throw new Error(`A recording names "${id}", which is none of its tasks or groups.`);
  return node;
}

function taskOf({ tasks }: Nodes, taskId: string): BaseOperator {
  const task = tasks.get(taskId);
  if (task === undefined) throw new Error(`A recording names "${taskId}", which is none of its tasks.`);
  return task;
}

function groupOf(groups: ReadonlyMap<string, TaskGroup>, groupId: string): TaskGroup {
  const group = groups.get(groupId);
  if (group === undefined) throw new Error(`A recording names "${groupId}", which is none of its groups so far.`);
  return group;
}
