import { afterEach, expect, test, vi } from "vitest";
import type { DagRun } from "../../api/ui-shapes.ts";
import { clearRuns, PartlyDone, previewClear } from "./run-acts.ts";

const RUNS = ["a", "b", "c"].map((runId) => ({ dag_id: "etl", run_id: runId }) as DagRun);

function answerWith(answer: (body: { dag_run_id: string; dry_run: boolean }) => Response) {
  const requests: { dag_run_id: string; dry_run: boolean }[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (_, init) => {
    const body = JSON.parse(init?.body as string) as { dag_run_id: string; dry_run: boolean };
    requests.push(body);
    return answer(body);
  });
  return requests;
}

afterEach(() => vi.restoreAllMocks());

test("a preview asks for every run and changes none", async () => {
  const requests = answerWith(() => Response.json({ task_instances: [{}, {}] }));

  const reached = await previewClear(RUNS, true);

  expect(reached.map(({ run, count }) => [run.run_id, count])).toEqual([
    ["a", 2],
    ["b", 2],
    ["c", 2],
  ]);
  expect(requests.every((body) => body.dry_run)).toBe(true);
});

test("what was done before a refusal is told, and nothing after it is tried", async () => {
  const requests = answerWith(({ dag_run_id: runId }) =>
    runId === "b"
      ? Response.json({ title: "Not Found", detail: "Run b is gone." }, { status: 404 })
      : Response.json({ task_instances: [{}] }),
  );

  const refusal = await clearRuns(RUNS, false).catch((error: unknown) => error);

  expect(refusal).toBeInstanceOf(PartlyDone);
  expect(refusal).toMatchObject({ done: 1, message: "Run b is gone." });
  expect(requests.map((body) => body.dag_run_id)).toEqual(["a", "b"]);
});
