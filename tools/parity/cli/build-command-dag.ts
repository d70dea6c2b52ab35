import { BaseOperator, chain, Dag, type DagNode, type OperatorOptions, type TaskContext, type TaskDates } from "baram";
import { atTry, type Fields } from "../dag-run-outcome/given.ts";
import { defaultArgsOf, optionsOf } from "../dag-run-outcome/option-names.ts";
import { actOut } from "../dag-run-outcome/recorded-outcome.ts";
import type { GivenCommandDag } from "./given.ts";

interface ScriptedOptions extends OperatorOptions, TaskDates {
  /** By try; the last one repeats. */
  readonly outcomes?: readonly string[];
}

/** Ends as it is told. Command lines show the name of the class. */
class Scripted extends BaseOperator {
  static readonly optionNames: readonly string[] = ["outcomes"];
  readonly outcomes: readonly string[];

  constructor({ outcomes, ...options }: ScriptedOptions) {
    super(options);
    this.outcomes = outcomes ?? [];
  }

  override execute(context: TaskContext): void {
    actOut(atTry(this.outcomes, context.ti.tryNumber) ?? "success");
  }
}

interface EchoOptions extends OperatorOptions, TaskDates {
  readonly message?: string;
}

/** Prints its message, and returns it. */
class Echo extends BaseOperator {
  static readonly optionNames: readonly string[] = ["message"];
  static override readonly templateFields: readonly string[] = ["message"];
  readonly message: string;

  constructor({ message, ...options }: EchoOptions) {
    super(options);
    this.message = message ?? "";
  }

  override execute(): string {
    process.stdout.write(`${this.message}\n`);
    return this.message;
  }
}

/** Options of Dags, by Airflow's name for them. */
const DAG_OPTIONS: Readonly<Record<string, string>> = {
  catchup: "catchup",
  description: "description",
  end_date: "endDate",
  params: "params",
  schedule: "schedule",
  start_date: "startDate",
  tags: "tags",
};

/** Makes the Dag of a recorded command line, as an author would. */
export function buildCommandDag(given: GivenCommandDag): Dag {
  const entries = Object.entries(DAG_OPTIONS).flatMap(([name, option]) =>
    name in given ? [[option, given[name]]] : [],
  );
  const options = {
    startDate: "2024-01-01T00:00:00+00:00",
    schedule: null,
    catchup: false,
    defaultArgs: defaultArgsOf(given["default_args"] as Fields | undefined),
    ...(Object.fromEntries(entries) as Fields),
  };
  const nodes = new Map<string, DagNode>();
  const dag = new Dag(given.dag_id, options);
  fillGroup(given, { groupId: null, dag, nodes });
  for (const [upstream, downstream] of given.edges ?? []) chain(nodeOf(nodes, upstream), nodeOf(nodes, downstream));
  return dag;
}

interface Place {
  readonly groupId: string | null;
  readonly dag: Dag;
  readonly nodes: Map<string, DagNode>;
}

function fillGroup(given: GivenCommandDag, place: Place): void {
  const { groupId, dag, nodes } = place;
  for (const task of given.tasks) {
    if ((task.group ?? null) === groupId) nodes.set(task.task_id, makeTask(task, place));
  }
  for (const group of given.groups ?? []) {
    if ((group.parent ?? null) !== groupId) continue;
    const fill = () => fillGroup(given, { ...place, groupId: group.group_id });
    nodes.set(group.group_id, dag.taskGroup(labelWithin(groupId, group.group_id), {}, fill));
  }
}

/** Recorded Dags retry at once. */
const NO_DELAY = { seconds: 0 };

function makeTask(task: GivenCommandDag["tasks"][number], { groupId, dag }: Place): DagNode {
  const retryDelay = task["retries"] === undefined ? {} : { retryDelay: NO_DELAY };
  const options = { ...optionsOf(task), ...retryDelay, taskId: labelWithin(groupId, task.task_id), dag };
  switch (task.operator ?? "scripted") {
    case "scripted":
      return new Scripted({ ...options, outcomes: task.outcomes ?? [] });
    case "echo":
      return new Echo({ ...options, message: task["message"] as string });
    case "mapped_echo":
      return Echo.partial(options).expand({ message: task["messages"] as string[] });
    default:
      throw new Error(`A recording speaks of the operator "${task.operator}", which is not known here.`);
  }
}

function nodeOf(nodes: ReadonlyMap<string, DagNode>, id: string): DagNode {
  const node = nodes.get(id);
  if (node === undefined) throw new Error(`A recording speaks of "${id}", which is none of its tasks or groups.`);
  return node;
}

/** The id without the prefix that its group puts before it. */
function labelWithin(groupId: string | null, id: string): string {
  return groupId === null ? id : id.slice(groupId.length + 1);
}
