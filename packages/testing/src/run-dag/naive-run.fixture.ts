/*
 * A run judged all at once, without a scheduler: each task when all before it is known. It is written from the rules and
 * shares no code with what it is compared with.
 */

/** A task of a random Dag. */
export interface RandomTask {
  readonly id: number;
  /** Ids of tasks made before. */
  readonly upstream: readonly number[];
  readonly rule: NaiveRule;
  readonly outcome: "success" | "fail" | "skip";
  /** For a branch, the direct downstream it chooses by place; `null` for an ordinary task. */
  readonly chosenPlaces: readonly number[] | null;
}

/** The trigger rules that wait for all that is before a task, and those that need not. */
export const NAIVE_RULES = [
  "all_success",
  "all_failed",
  "all_done",
  "all_skipped",
  "one_success",
  "one_failed",
  "one_done",
  "none_failed",
  "none_failed_min_one_success",
  "none_skipped",
] as const;

/** A trigger rule. */
export type NaiveRule = (typeof NAIVE_RULES)[number];

type Settled = "success" | "failed" | "skipped" | "upstream_failed";

/** What a run comes to: the state of each task by id, and whether the states depend on what is seen first. */
export interface NaiveRun {
  readonly states: ReadonlyMap<number, Settled>;
  readonly state: "success" | "failed";
  readonly isAmbiguous: boolean;
}

/** Judges a run of tasks that stand in an order in which they could run. */
export function judgeRun(tasks: readonly RandomTask[]): NaiveRun {
  const states = new Map<number, Settled>();
  const skippedByBranch = new Set<number>();
  let isAmbiguous = false;
  for (const task of tasks) {
    const upstream = task.upstream.map((id) => states.get(id) ?? "success");
    const hasFailed = upstream.some((state) => state === "failed" || state === "upstream_failed");
    // Recordings of Airflow differ by what its scheduler looks at first.
    if (task.rule === "all_success" && hasFailed && upstream.includes("skipped")) isAmbiguous = true;
    const isWaiting = !task.rule.startsWith("one_");
    if (skippedByBranch.has(task.id) && (!isWaiting || hasFailed)) isAmbiguous = true;
    const state = skippedByBranch.has(task.id) ? "skipped" : (refusal(task.rule, upstream) ?? ran(task));
    states.set(task.id, state);
    if (state === "success") for (const id of branchSkips(task, tasks)) skippedByBranch.add(id);
  }
  const leaves = tasks.filter(({ id }) => !tasks.some(({ upstream }) => upstream.includes(id)));
  const hasFailed = leaves.some(({ id }) => ["failed", "upstream_failed"].includes(states.get(id) ?? ""));
  return { states, state: hasFailed ? "failed" : "success", isAmbiguous };
}

/** What a branch leaves out: directly below it, what it has not chosen and what is not below what it has. */
function branchSkips(branch: RandomTask, tasks: readonly RandomTask[]): readonly number[] {
  const chosen = chosenBy(branch, tasks);
  if (chosen === null) return [];
  const followed = new Set(chosen);
  for (const { id, upstream } of tasks) if (upstream.some((before) => followed.has(before))) followed.add(id);
  return below(branch, tasks).filter((id) => !followed.has(id));
}

/** The ids that a branch chooses; `null` for an ordinary task. */
export function chosenBy(branch: RandomTask, tasks: readonly RandomTask[]): readonly number[] | null {
  const places = branch.chosenPlaces;
  return places === null ? null : below(branch, tasks).filter((_, place) => places.includes(place));
}

function below({ id }: RandomTask, tasks: readonly RandomTask[]): readonly number[] {
  return tasks.filter(({ upstream }) => upstream.includes(id)).map((task) => task.id);
}

function ran({ outcome }: RandomTask): Settled {
  return outcome === "fail" ? "failed" : outcome === "skip" ? "skipped" : "success";
}

/** What becomes of a task whose rule does not let it run; `null` when it does. */
function refusal(rule: NaiveRule, upstream: readonly Settled[]): Settled | null {
  if (upstream.length === 0) return null;
  const has = (...states: readonly Settled[]) => upstream.some((state) => states.includes(state));
  const areAllSkipped = upstream.every((state) => state === "skipped");
  switch (rule) {
    case "all_success":
      return has("failed", "upstream_failed") ? "upstream_failed" : has("skipped") ? "skipped" : null;
    case "all_failed":
      return has("success", "skipped") ? "skipped" : null;
    case "all_done":
      return null;
    case "all_skipped":
      return areAllSkipped ? null : "skipped";
    case "one_success":
      return has("success") ? null : areAllSkipped ? "skipped" : "upstream_failed";
    case "one_failed":
      return has("failed", "upstream_failed") ? null : "skipped";
    case "one_done":
      return has("success", "failed") ? null : "skipped";
    case "none_failed":
      return has("failed", "upstream_failed") ? "upstream_failed" : null;
    case "none_failed_min_one_success":
      return has("failed", "upstream_failed") ? "upstream_failed" : areAllSkipped ? "skipped" : null;
    case "none_skipped":
      return has("skipped") ? "skipped" : null;
  }
}
