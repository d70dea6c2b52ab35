import { chain, Dag, type DagNode } from "baram";
import type { Fields, GivenDag, GivenGroup, GivenTask } from "./given.ts";
import { makeTask, type PlacedTask } from "./make-task.ts";
import { defaultArgsOf } from "./option-names.ts";
import { type ListReference, referencedIds, resolveReferences } from "./recorded-references.ts";

/** Makes the Dag that a recording describes, as an author would. Throws what an author would be told. */
export function buildDag(given: GivenDag): Dag {
  const options = {
    startDate: given.start_date ?? "2024-01-01T00:00:00+00:00",
    schedule: given.schedule ?? null,
    catchup: given.catchup ?? false,
    ...(given.max_active_runs === undefined ? {} : { maxActiveRuns: given.max_active_runs }),
    ...(given.max_active_tasks === undefined ? {} : { maxActiveTasks: given.max_active_tasks }),
    ...(given.fail_stop === undefined ? {} : { failFast: given.fail_stop }),
    ...(given.end_date === undefined ? {} : { endDate: given.end_date }),
    defaultArgs: defaultArgsOf(given.default_args),
  };
  const building = new DagBuilding(given, new Dag(given.dag_id ?? "d", options));
  building.fill(null, {});
  building.drawEdges();
  return building.dag;
}

/** A task, or a group with all that is in it, directly inside a group. */
type Item = { readonly task: GivenTask } | { readonly group: GivenGroup };

class DagBuilding {
  readonly dag: Dag;
  readonly #given: GivenDag;
  /** By id, or by the other name of a task. */
  readonly #nodes = new Map<string, DagNode>();
  readonly #outputs = new Map<string, ListReference>();

  constructor(given: GivenDag, dag: Dag) {
    this.#given = given;
    this.dag = dag;
  }

  /** Makes what is directly inside a group, in the recorded order, but what is referred to before who refers to it. */
  fill(group: GivenGroup | null, groupInputs: Fields): void {
    const waiting = this.#itemsOf(group);
    while (waiting.length > 0) {
      const ready = waiting.findIndex((item) => this.#isReady(item, waiting));
      // References in a circle cannot be written down, so the first item then shows what is wrong.
      const [item] = waiting.splice(Math.max(0, ready), 1);
      if (item === undefined) return;
      if ("task" in item) this.#makeTask(item.task, { group, groupInputs });
      else this.#makeGroup(item.group, { group, groupInputs });
    }
  }

  drawEdges(): void {
    for (const [upstream, downstream] of this.#given.edges ?? []) {
      chain(this.#nodeOf(upstream), this.#nodeOf(downstream));
    }
  }

  #makeTask(
    task: GivenTask,
    { group, groupInputs }: { readonly group: GivenGroup | null; readonly groupInputs: Fields },
  ): void {
    const name = task.as ?? task.task_id;
    const label = labelWithin(group, task.task_id);
    const placed = makeTask(task, { dag: this.dag, label, outputs: this.#outputs, groupInputs });
    this.#mark(task, placed);
    this.#nodes.set(name, placed.node);
    this.#outputs.set(name, placed.output);
  }

  #mark(task: GivenTask, { node }: PlacedTask): void {
    if (task["is_setup"] === true || task["setup"] === true) node.asSetup();
    if (task["is_teardown"] !== true && task["teardown"] !== true) return;
    const setups = ((task["setups"] ?? []) as readonly string[]).map((id) => this.#nodeOf(id));
    node.asTeardown({ setups, onFailureFailDagRun: task["on_failure_fail_dagrun"] === true });
  }

  #makeGroup(inner: GivenGroup, around: { readonly group: GivenGroup | null; readonly groupInputs: Fields }): void {
    const options = { prefixGroupId: inner.prefix_group_id ?? true, defaultArgs: defaultArgsOf(inner.default_args) };
    const label = labelWithin(around.group, inner.group_id);
    const resolve = (value: unknown) =>
      resolveReferences(value, { outputs: this.#outputs, groupInputs: around.groupInputs });
    // A function inside another sees what the outer one was given, too.
    const build = (inputs: Fields) => this.fill(inner, { ...around.groupInputs, ...inputs });
    const inputs = resolve(inner.inputs ?? {}) as Fields;
    if (inner.expand === undefined && inner.expand_kwargs === undefined) {
      const node =
        inner.inputs === undefined
          ? this.dag.taskGroup(label, options, () => build({}))
          : this.dag.taskGroup(label, options).call(inputs, build);
      this.#nodes.set(inner.group_id, node);
      return;
    }
    const maker = this.dag.taskGroup(label, options).partial(resolve(inner.partial ?? {}) as object);
    const node =
      inner.expand === undefined
        ? maker.expandKwargs(resolve(inner.expand_kwargs) as Parameters<typeof maker.expandKwargs>[0], build)
        : maker.expand(resolve(inner.expand) as Parameters<typeof maker.expand>[0], build);
    this.#nodes.set(inner.group_id, node);
  }

  /** A group stands where the first of its tasks does. */
  #itemsOf(group: GivenGroup | null): Item[] {
    const groupId = group?.group_id ?? null;
    const { tasks, groups = [] } = this.#given;
    const placeOf = (item: Item) => {
      if ("task" in item) return tasks.indexOf(item.task);
      const first = tasks.findIndex((task) => this.#isInside(task.group ?? null, item.group));
      return first === -1 ? tasks.length : first;
    };
    const items: Item[] = [
      ...tasks.filter((task) => (task.group ?? null) === groupId).map((task) => ({ task })),
      ...groups.filter((inner) => (inner.parent ?? null) === groupId).map((inner) => ({ group: inner })),
    ];
    return items.toSorted((one, other) => placeOf(one) - placeOf(other));
  }

  #isReady(item: Item, waiting: readonly Item[]): boolean {
    const wanted = new Set(this.#referencesOf(item));
    return !waiting.some((other) => other !== item && this.#namesOf(other).some((name) => wanted.has(name)));
  }

  #referencesOf(item: Item): readonly string[] {
    if ("task" in item) {
      const setups = (item.task["setups"] ?? []) as readonly string[];
      return [...referencedIds(item.task), ...setups];
    }
    return [...referencedIds(item.group), ...this.#tasksInside(item.group).flatMap(referencedIds)];
  }

  #namesOf(item: Item): readonly string[] {
    const tasks = "task" in item ? [item.task] : this.#tasksInside(item.group);
    return tasks.map((task) => task.as ?? task.task_id);
  }

  #tasksInside(group: GivenGroup): readonly GivenTask[] {
    return this.#given.tasks.filter((task) => this.#isInside(task.group ?? null, group));
  }

  #isInside(groupId: string | null, outer: GivenGroup): boolean {
    if (groupId === null) return false;
    if (groupId === outer.group_id) return true;
    const group = this.#given.groups?.find(({ group_id }) => group_id === groupId);
    return this.#isInside(group?.parent ?? null, outer);
  }

  #nodeOf(id: string): DagNode {
    const node = this.#nodes.get(id);
    if (node === undefined) throw new Error(`A recording speaks of "${id}", which is none of its tasks or groups.`);
    return node;
  }
}

/** The id without the prefix that its group puts before it. */
function labelWithin(group: GivenGroup | null, id: string): string {
  if (group === null || group.prefix_group_id === false) return id;
  const prefix = `${group.group_id}.`;
  return id.startsWith(prefix) ? id.slice(prefix.length) : id;
}
