import type { ExpectedRun } from "./dag-run-outcome/compare-runs.ts";
import type { ParityCase } from "./parity-format.ts";

type XCom = readonly [taskId: string, mapIndex: number, key: string, value: unknown];

/**
 * What Baram does, in the form of the recording, where a decided difference cannot be computed from what was recorded:
 * by the id of the case. `null` for a case that nobody has looked at.
 */
export function documentedOutcomeOf({ id, expected }: ParityCase): unknown {
  if (SHORTER_LISTS.has(id)) return withoutRemoved(expected as RecordedSteps);
  return DOCUMENTED[id] ?? null;
}

const DOCUMENTED: Readonly<Record<string, unknown>> = {
  "expand/kwargs-value-reference": run(
    "success",
    ["l success 1", "t[0] success 1", "t[1] success 1"],
    [
      ["l", -1, "return_value", [7, 8]],
      ["t", 0, "return_value", { x: [7, 8], y: 1 }],
      ["t", 1, "return_value", { x: 0, y: [7, 8] }],
    ],
  ),
  "groups/per-index-one_failed": run(
    "success",
    [
      "g.a[0] success 1",
      "g.a[1] failed 1",
      "g.a[2] success 1",
      "g.b[0] skipped 0",
      "g.b[1] success 1",
      "g.b[2] skipped 0",
      "g.s[0] success 1",
      "g.s[1] success 1",
      "g.s[2] skipped 1",
    ],
    [
      ["g.a", 0, "return_value", 1],
      ["g.a", 2, "return_value", 3],
      ["g.b", 1, "return_value", "ran"],
      ["g.s", 0, "return_value", 1],
      ["g.s", 1, "return_value", 2],
    ],
  ),
  "groups/mapped-task-over-group": run(
    "success",
    ["g.a[0] success 1", "g.a[1] success 1", "t[0] success 1", "t[1] success 1"],
    [
      ["g.a", 0, "return_value", 10],
      ["g.a", 1, "return_value", 20],
      ["t", 0, "return_value", 11],
      ["t", 1, "return_value", 21],
    ],
  ),
  "limits/over-group-task-returning-lists": run(
    "success",
    ["g.a[0] success 1", "g.a[1] success 1", "t[0] success 1", "t[1] success 1"],
    [
      ["g.a", 0, "return_value", [1, 1]],
      ["g.a", 1, "return_value", [2, 2]],
      ["t", 0, "return_value", { x: [1, 1] }],
      ["t", 1, "return_value", { x: [2, 2] }],
    ],
  ),
  "limits/nested-groups-outer-argument": run(
    "success",
    ["g.i.b[0] success 1", "g.i.b[1] success 1", "g.i.b[2] success 1", "g.i.b[3] success 1"],
    [
      ["g.i.b", 0, "return_value", { y: 1, x: "p" }],
      ["g.i.b", 1, "return_value", { y: 2, x: "p" }],
      ["g.i.b", 2, "return_value", { y: 1, x: "q" }],
      ["g.i.b", 3, "return_value", { y: 2, x: "q" }],
    ],
  ),
  "limits/nested-groups-reduce-inside": run(
    "success",
    ["g.c[0] success 1", "g.c[1] success 1", ...[0, 1, 2, 3, 4, 5].map((index) => `g.i.b[${index}] success 1`)],
    [
      ["g.c", 0, "return_value", { v: [1, 2, 3], x: "p" }],
      ["g.c", 1, "return_value", { v: [1, 2, 3], x: "q" }],
      ...[1, 2, 3, 1, 2, 3].map((value, index): XCom => ["g.i.b", index, "return_value", value]),
    ],
  ),
  "operators/branch-not-to-mapped-group": run(
    "success",
    ["b success 1", "g.a[0] skipped 0", "g.a[1] skipped 0", "o success 1"],
    [
      ["b", -1, "return_value", "o"],
      ["b", -1, "skipmixin_key", { followed: ["o"] }],
      ["o", -1, "return_value", 1],
    ],
  ),
  "parse/context-default": { task_ids: ["t"], upstream: {} },
  "parse/group-expand-unknown": { task_ids: ["g.t"], upstream: {} },
  "pull/not-json": run(
    "failed",
    ["a failed 1 TypeError", "b success 1", "d success 1"],
    [["b", -1, "return_value", { __baram__: "bytes", value: "00" }]],
  ),
  "assets/schedules/0044": {
    after: [
      { queue: [] },
      { queue: [["cons", "s3://b/new", "2024-05-01T01:00:00+00:00"]] },
      { created: [consumerRun("2024-05-01T01:00:00+00:00", "r1", "2024-04-02")], queue: [] },
      { queue: [] },
      { queue: [["cons", "s3://b/new", "2024-05-01T02:00:00+00:00"]] },
      { created: [consumerRun("2024-05-01T02:00:00+00:00", "r2", "2024-04-03")], queue: [] },
    ],
  },
  "masking/key-configured-trailing": { sensitive: false },
  "masking/max-depth-1": { value: { a: { b: "***" }, c: "***" } },
};

/** A reduce over instances of which a re-run has removed two. */
const SHORTER_LISTS: ReadonlySet<string> = new Set([
  "limits/shorter-list-then-reduce-all_done",
  "limits/shorter-list-then-reduce-none_failed",
  "limits/shorter-list-then-reduce-none_failed_min_one_success",
  "limits/shorter-list-then-reduce-none_skipped",
]);

interface RecordedSteps {
  readonly after_steps: readonly { readonly runs: Readonly<Record<string, ExpectedRun>> }[];
}

/** Each step as it was recorded but the last, after which the reduce has run over what there is. */
function withoutRemoved({ after_steps: steps }: RecordedSteps): unknown {
  const instances = ["c success 2", "l success 2", "m[0] success 2", "m[1] removed 1", "m[2] removed 1"];
  const last = run("success", instances, [
    ["c", -1, "return_value", { v: [9] }],
    ["l", -1, "return_value", [9]],
    ["m", 0, "return_value", 9],
  ]);
  return { after_steps: [...steps.slice(0, -1), last] };
}

/** The run of a recording. Its instances are words: id with map index, state, try number, and the error if there was one. */
function run(state: string, instances: readonly string[], xcoms: readonly XCom[]): { readonly runs: object } {
  return { runs: { r1: { state, task_instances: instances.map(instanceOf), xcoms } } };
}

function instanceOf(line: string): object {
  const [name = "", state, tryNumber, error] = line.split(" ");
  const [taskId, mapIndex] = name.replace("]", "").split("[");
  return {
    task_id: taskId,
    map_index: Number(mapIndex ?? -1),
    state,
    try_number: Number(tryNumber),
    ...(error === undefined ? {} : { error }),
  };
}

/** The run of a consumer that an update by a run of the producer has made. */
function consumerRun(at: string, sourceRunId: string, day: string): object {
  return {
    dag_id: "cons",
    run_id: `dataset_triggered__${at}`,
    run_type: "dataset_triggered",
    state: "queued",
    external_trigger: false,
    logical_date: at,
    data_interval: [`${day}T00:00:00+00:00`, `${day}T06:00:00+00:00`],
    consumed: [{ uri: "s3://b/new", source_run_id: sourceRunId, timestamp: at, extra: {} }],
  };
}
