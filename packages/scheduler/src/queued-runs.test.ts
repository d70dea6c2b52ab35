import type { MetadataChange } from "@baram/metadata-store";
import { describe, expect, test } from "vitest";
import { QueuedRuns } from "./queued-runs.ts";

type Queued = Extract<MetadataChange, { readonly kind: "dagRun" }>;

function made(dagId: string, dagRunId: number): Queued {
  return { kind: "dagRun", dagRunId, dagId, runId: `run ${dagRunId}`, state: "queued", madeWithVersionId: 7 };
}

function queuedAgain(dagId: string, dagRunId: number): Queued {
  return { kind: "dagRun", dagRunId, dagId, runId: `run ${dagRunId}`, state: "queued" };
}

function after(heard: readonly Queued[], dagIds: readonly string[] = []) {
  const queuedRuns = new QueuedRuns();
  for (const change of heard) queuedRuns.hear(change);
  for (const dagId of dagIds) queuedRuns.hearOfDag(dagId);
  return queuedRuns;
}

describe("queued runs are looked for", () => {
  test("nowhere once all was looked at", () => {
    const queuedRuns = after([made("d", 1)]);
    expect(queuedRuns.isEmpty).toBe(false);
    queuedRuns.take(false);
    expect(queuedRuns.isEmpty).toBe(true);
  });

  test("in the Dags in which some were queued", () => {
    expect(after([made("d", 1), queuedAgain("e", 2)], ["f"]).take(false)).toEqual({
      dagIds: ["d", "e", "f"],
      alone: null,
    });
  });

  test("in every Dag where they are too many, or where any may have some", () => {
    const many = Array.from({ length: 33 }, (_, index) => made(`d${index}`, index));
    expect(after(many).take(false)).toEqual({ dagIds: null, alone: null });
    expect(after([made("d", 1)]).take(true)).toEqual({ dagIds: null, alone: null });
  });
});

describe("a run is the only one that may have to be started", () => {
  test("where it has just been made, and nothing else was heard", () => {
    const alone = { dagId: "d", dagRunId: 1, dagVersionId: 7 };
    expect(after([made("d", 1)]).take(false)).toEqual({ dagIds: ["d"], alone });
    expect(after([made("d", 1), made("d", 1)]).take(false)).toEqual({ dagIds: ["d"], alone });
  });

  test.each([
    ["where it was queued again", after([queuedAgain("d", 1)])],
    ["where others were made", after([made("d", 1), made("d", 2)])],
    ["where another was queued again before it", after([queuedAgain("d", 1), made("d", 2)])],
    ["where something else has become of its Dag", after([made("d", 1)], ["d"])],
    [
      "where it was made after that",
      (() => {
        const queuedRuns = after([], ["d"]);
        queuedRuns.hear(made("d", 1));
        return queuedRuns;
      })(),
    ],
  ])("but not %s", (_why, queuedRuns) => {
    expect(queuedRuns.take(false)).toEqual({ dagIds: ["d"], alone: null });
  });
});
