import type { Instant, TaskInstanceKey, TaskInstanceState } from "@baram/domain";
import {
  clearTaskInstances,
  type MarkedState,
  markTaskInstances,
  type TaskInstanceReference as Reference,
} from "@baram/lifecycle";
import { findTaskInstance, type MetadataTransaction } from "@baram/metadata-store";
import type { Rights } from "../authorization/rights.ts";
import type { RouteDependencies } from "../route-dependencies.ts";
import { EDIT_TASK_INSTANCES } from "./task-instance-access.ts";

/** What may be done to many task instances at once. */
export const TASK_INSTANCE_ACTS = ["clear", "mark_success", "mark_failed", "mark_skipped"] as const;

type TaskInstanceAct = (typeof TASK_INSTANCE_ACTS)[number];

/** How it is done. */
export interface TaskInstancesChange {
  readonly act: TaskInstanceAct;
  readonly includeUpstream: boolean;
  readonly includeDownstream: boolean;
  /** Of a clear: whether ended runs go on, and with which version of their Dag. */
  readonly resetDagRuns: boolean;
  readonly version: "own" | "newest";
  /** Leaves alone what is in another state by the time it is its turn; `null` takes every state. */
  readonly states: readonly TaskInstanceState[] | null;
  readonly isDryRun: boolean;
  readonly rights: Rights;
}

/** What became of one instance. */
export interface ChangedTaskInstance {
  readonly key: TaskInstanceKey;
  readonly outcome: "done" | "unchanged" | "not_found" | "forbidden" | "refused";
  readonly detail: string | null;
}

/** What became of all of them. */
export interface ChangedTaskInstances {
  /** In the order in which they were asked for, each once. */
  readonly changed: readonly ChangedTaskInstance[];
  /** Everything that the act touches, what comes along with the named ones included. */
  readonly touched: readonly Reference[];
}

const MARKED_STATES: Readonly<Record<Exclude<TaskInstanceAct, "clear">, MarkedState>> = {
  mark_success: "success",
  mark_failed: "failed",
  mark_skipped: "skipped",
};

/**
 * Does something to many task instances. Those of one run are changed together, in a transaction of their own: what is
 * refused in one run holds no other up.
 */
export async function changeTaskInstances(
  keys: readonly TaskInstanceKey[],
  change: TaskInstancesChange,
  { store, clock }: RouteDependencies,
): Promise<ChangedTaskInstances> {
  const changed = new Map<string, ChangedTaskInstance>(
    keys.map((key) => [nameOf(key), { key, outcome: "forbidden", detail: null }]),
  );
  const touched = new Map<number, Reference>();
  for (const ofRun of byRun([...changed.values()].map(({ key }) => key))) {
    if (!mayEdit(change.rights, ofRun[0]?.dagId ?? "")) continue;
    const answer = await store.transaction((transaction) =>
      new RunChange(transaction, change, clock.now()).carryOut(ofRun),
    );
    for (const one of answer.changed) changed.set(nameOf(one.key), one);
    for (const reference of answer.touched) touched.set(reference.id, reference);
  }
  return { changed: [...changed.values()], touched: [...touched.values()] };
}

/** A change of some instances of one run. */
class RunChange {
  readonly #transaction: MetadataTransaction;
  readonly #change: TaskInstancesChange;
  readonly #now: Instant;
  readonly #changed: ChangedTaskInstance[] = [];
  readonly #touched: Reference[] = [];

  constructor(transaction: MetadataTransaction, change: TaskInstancesChange, now: Instant) {
    this.#transaction = transaction;
    this.#change = change;
    this.#now = now;
  }

  async carryOut(keys: readonly TaskInstanceKey[]): Promise<ChangedTaskInstances> {
    const wanted: TaskInstanceKey[] = [];
    for (const key of keys) {
      const missed = await this.#judge(key);
      if (missed === null) wanted.push(key);
      else this.#changed.push({ key, ...missed });
    }
    for (const together of bySameCopies(wanted)) await this.#changeTogether(together);
    return { changed: this.#changed, touched: this.#touched };
  }

  /** @returns why this one is not to be changed; `null` where it is. */
  async #judge(key: TaskInstanceKey): Promise<Omit<ChangedTaskInstance, "key"> | null> {
    const row = await findTaskInstance(this.#transaction, key);
    if (row === null) return { outcome: "not_found", detail: null };
    const { states } = this.#change;
    if (states === null || states.includes(row.state)) return null;
    return { outcome: "unchanged", detail: `Its state is ${row.state} by now` };
  }

  async #changeTogether(keys: readonly TaskInstanceKey[]): Promise<void> {
    const answer = this.#change.act === "clear" ? await this.#clear(keys) : await this.#mark(keys, this.#change.act);
    if (typeof answer === "string") {
      this.#changed.push(...keys.map((key): ChangedTaskInstance => ({ key, outcome: "refused", detail: answer })));
      return;
    }
    const names = new Set(answer.map(nameOf));
    for (const key of keys) {
      // A mark passes over what is in that state.
      this.#changed.push({ key, outcome: names.has(nameOf(key)) ? "done" : "unchanged", detail: null });
    }
    this.#touched.push(...answer);
  }

  /** @returns what it touches, or why it is refused. */
  async #clear(keys: readonly TaskInstanceKey[]): Promise<readonly Reference[] | string> {
    const { includeUpstream, includeDownstream, resetDagRuns, version, isDryRun } = this.#change;
    const { runId, ...which } = whichOf(keys);
    const outcome = await clearTaskInstances(this.#transaction, {
      ...which,
      includeUpstream,
      includeDownstream,
      resetDagRuns,
      version,
      isDryRun,
      runs: { kind: "run", runId, includePast: false, includeFuture: false },
      onlyFailed: false,
      onlyRunning: false,
      now: this.#now,
    });
    if (outcome.kind === "cleared") return outcome.taskInstances;
    return outcome.kind === "markers-refused" ? outcome.message : "Its Dag or its run is not there any more";
  }

  async #mark(keys: readonly TaskInstanceKey[], act: Exclude<TaskInstanceAct, "clear">) {
    const { includeUpstream, includeDownstream, isDryRun } = this.#change;
    const outcome = await markTaskInstances(this.#transaction, {
      ...whichOf(keys),
      includeUpstream,
      includeDownstream,
      isDryRun,
      state: MARKED_STATES[act],
      includePast: false,
      includeFuture: false,
      now: this.#now,
    });
    if (outcome.kind === "marked") return outcome.taskInstances;
    return outcome.kind === "task-not-found"
      ? `The version of its run has no task "${outcome.taskId}"`
      : "Its Dag or its run is not there any more";
  }
}

function mayEdit(rights: Rights, dagId: string): boolean {
  return EDIT_TASK_INSTANCES.every((permission) => rights.has(permission, dagId));
}

function nameOf({ dagId, runId, taskId, mapIndex }: TaskInstanceKey): string {
  return JSON.stringify([dagId, runId, taskId, mapIndex]);
}

function byRun(keys: readonly TaskInstanceKey[]): Iterable<readonly TaskInstanceKey[]> {
  return grouped(keys, ({ dagId, runId }) => JSON.stringify([dagId, runId]));
}

/** Splits the instances of a run, so that each part is every one of some copies of some tasks. */
function bySameCopies(keys: readonly TaskInstanceKey[]): Iterable<readonly TaskInstanceKey[]> {
  const copiesOf = new Map<string, number[]>();
  for (const { taskId, mapIndex } of keys) copiesOf.set(taskId, [...(copiesOf.get(taskId) ?? []), mapIndex]);
  return grouped(keys, ({ taskId }) => (copiesOf.get(taskId) ?? []).toSorted((one, other) => one - other).join(" "));
}

function grouped<Item>(items: readonly Item[], nameItem: (item: Item) => string): Iterable<readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = nameItem(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups.values();
}

/** Names instances of one run as the verbs take them. */
function whichOf(keys: readonly TaskInstanceKey[]) {
  const { dagId = "", runId = "" } = keys[0] ?? {};
  const taskIds = [...new Set(keys.map((key) => key.taskId))];
  return { dagId, runId, taskIds, mapIndexes: [...new Set(keys.map((key) => key.mapIndex))] };
}
