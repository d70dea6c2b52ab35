import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readVectorFiles } from "./read-vector-files.ts";
import { type CaseOutcome, type RunSelection, runVectorFiles } from "./run-vector-files.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-parity-test-"));
  mkdirSync(join(folder, "inner"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, document: object): void {
  writeFileSync(join(folder, path), JSON.stringify(document));
}

const run = (id: string, state: string) => ({
  id,
  given: {
    dag: { dag_id: "d", tasks: [{ task_id: "a" }] },
    runs: [{ run_id: "r1", logical_date: "2024-01-01T00:00:00+00:00" }],
  },
  expected: {
    runs: { r1: { state, task_instances: [{ task_id: "a", map_index: -1, state: "success", try_number: 1 }] } },
  },
});

async function play(selection: Partial<RunSelection> = {}): Promise<readonly CaseOutcome[]> {
  const outcomes: CaseOutcome[] = [];
  const all = { only: null, every: 1, onlyFormatsThatRunDags: false, postgresUrl: null, usesProcesses: false };
  await runVectorFiles(readVectorFiles(folder), { ...all, ...selection }, (outcome) => outcomes.push(outcome));
  return outcomes;
}

test("cases are found in every folder, and what stands beside them is left alone", async () => {
  write("a.json", { format: "dag-run-outcome/1", cases: [run("a/1", "success")] });
  write("inner/b.json", { format: "dag-run-outcome/1", cases: [run("b/1", "success")] });
  write("inner/fixture.json", { format: "rest-fixture/1", users: [] });
  expect((await play()).map(({ id, outcome }) => [id, outcome.kind])).toEqual([
    ["a/1", "passed"],
    ["b/1", "passed"],
  ]);
});

test("a case that ends otherwise fails, with both sides", async () => {
  write("a.json", { format: "dag-run-outcome/1", cases: [run("a/1", "failed")] });
  const [outcome] = await play();
  expect(outcome?.outcome).toMatchObject({
    kind: "failed",
    expected: { r1: { state: "failed" } },
    actual: { r1: { state: "success", task_instances: ["a success try 1"] } },
  });
});

test("a format that nobody knows is skipped with its name, never passed", async () => {
  write("a.json", { format: "unheard-of/7", cases: [{ id: "u/1", given: {}, expected: {} }] });
  const [outcome] = await play();
  expect(outcome?.outcome).toEqual({ kind: "skipped", reason: "the format unheard-of/7 is not supported yet" });
});

test("a decided difference counts as skipped only while Baram does what was decided", async () => {
  const trailing = (name: string) => ({
    id: "masking/key-configured-trailing",
    given: { operation: "is_sensitive_name", name, sensitive_var_conn_names: "pin," },
    expected: { sensitive: true },
  });
  write("a.json", { format: "secret-masking/1", cases: [trailing("harmless")] });
  expect((await play())[0]?.outcome).toMatchObject({ kind: "skipped", isAsDecided: true });
  const hidden = { ...trailing("pin"), expected: { sensitive: null } };
  write("a.json", { format: "secret-masking/1", cases: [hidden] });
  expect((await play())[0]?.outcome).toMatchObject({ kind: "failed", actual: { sensitive: true } });
});

test("cases are chosen by the beginning of their ids, and one in so many", async () => {
  const cases = ["a/1", "a/2", "b/1", "b/2"].map((id) => ({ id, given: {}, expected: {} }));
  write("a.json", { format: "unheard-of/7", cases });
  expect((await play({ only: "b" })).map(({ id }) => id)).toEqual(["b/1", "b/2"]);
  expect((await play({ every: 2 })).map(({ id }) => id)).toEqual(["a/2", "b/2"]);
});

test("on another database only formats count that use one", async () => {
  write("a.json", { format: "unheard-of/7", cases: [{ id: "u/1", given: {}, expected: {} }] });
  expect(await play({ onlyFormatsThatRunDags: true })).toEqual([]);
});
