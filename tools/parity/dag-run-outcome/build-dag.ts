import { chain, Dag, type DagNode } from "baram";
import type { GivenDag, GivenGroup } from "./given.ts";
import { makeTask } from "./make-task.ts";
import { defaultArgsOf, optionsOf } from "./option-names.ts";

/** Makes the Dag that a recording describes, as an author would. Throws what an author would be told. */
export function buildDag(given: GivenDag): Dag {
  const nodes = new Map<string, DagNode>();
  const options = {
    startDate: given.start_date ?? "2024-01-01T00:00:00+00:00",
    schedule: given.schedule ?? null,
    catchup: given.catchup ?? false,
    ...(given.max_active_runs === undefined ? {} : { maxActiveRuns: given.max_active_runs }),
    ...(given.max_active_tasks === undefined ? {} : { maxActiveTasks: given.max_active_tasks }),
    ...(given.fail_stop === undefined ? {} : { failFast: given.fail_stop }),
    ...optionsOf({ end_date: given.end_date }),
    defaultArgs: defaultArgsOf(given.default_args),
  };
  const dag = new Dag(given.dag_id ?? "d", withoutUndefined(options));
  fillGroup({ dag, given, nodes, group: null });
  for (const [upstream, downstream] of given.edges ?? []) {
    chain(nodeOf(nodes, upstream), nodeOf(nodes, downstream));
  }
  return dag;
}

interface Filling {
  readonly dag: Dag;
  readonly given: GivenDag;
  readonly nodes: Map<string, DagNode>;
  /** `null` for the Dag itself. */
  readonly group: GivenGroup | null;
}

/** Makes the tasks and groups directly inside a group, tasks first, each in the recorded order. */
function fillGroup({ dag, given, nodes, group }: Filling): void {
  const groupId = group?.group_id ?? null;
  for (const task of given.tasks) {
    if ((task.group ?? null) !== groupId) continue;
    nodes.set(task.task_id, makeTask(task, { dag, label: labelWithin(group, task.task_id) }));
  }
  for (const inner of given.groups ?? []) {
    if ((inner.parent ?? null) !== groupId) continue;
    const options = {
      prefixGroupId: inner.prefix_group_id ?? true,
      defaultArgs: defaultArgsOf(inner.default_args),
    };
    const made = dag.taskGroup(labelWithin(group, inner.group_id), options, () =>
      fillGroup({ dag, given, nodes, group: inner }),
    );
    nodes.set(inner.group_id, made);
  }
}

/** The id without the prefix that its group puts before it. */
function labelWithin(group: GivenGroup | null, id: string): string {
  if (group === null || group.prefix_group_id === false) return id;
  const prefix = `${group.group_id}.`;
  return id.startsWith(prefix) ? id.slice(prefix.length) : id;
}

function nodeOf(nodes: ReadonlyMap<string, DagNode>, id: string): DagNode {
  const node = nodes.get(id);
  if (node === undefined) throw new Error(`A recording has an edge at "${id}", which is none of its tasks or groups.`);
  return node;
}

function withoutUndefined<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}
