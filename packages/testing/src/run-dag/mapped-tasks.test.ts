import { Dag, SkipTask } from "@baram/sdk";
import { describe, expect, test } from "vitest";
import { runDag } from "./run-dag.ts";

function aDag(): Dag {
  return new Dag("mapped", { schedule: null, startDate: "2024-01-01" });
}

/** What the task `read` was given, everything having run. */
async function readBy(dag: Dag): Promise<unknown> {
  const run = await runDag(dag);
  expect(run.state).toBe("success");
  return run.task("read").result;
}

describe("a list inside a result", () => {
  test("is expanded over, and its length is that of the part", async () => {
    const dag = aDag();
    const extracted = dag.task("extract", () => ({ day: "monday", files: { paths: ["a", "bb", "ccc"] } }))();
    const sizes = dag
      .task("measure", ({ path, day }: { path: string; day: string }) => `${day}: ${path.length}`)
      .partial({ day: extracted.day })
      .expand({ path: extracted.files.paths });
    dag.task("read", ({ sizes: all }: { sizes: string[] }) => all)({ sizes });
    expect(await readBy(dag)).toEqual(["monday: 1", "monday: 2", "monday: 3"]);
  });

  test("is one of several that are expanded over", async () => {
    const dag = aDag();
    const { years, regions } = dag.task("plan", () => ({ years: [2025, 2026], regions: { eu: 1, us: 2 } }))();
    const made = dag
      .task("make", ({ year, region: [name] }: { year: number; region: [string, number] }) => `${name} ${year}`)
      .expand({ region: regions, year: years });
    dag.task("read", ({ all }: { all: string[] }) => all)({ all: made });
    expect(await readBy(dag)).toEqual(["eu 2025", "eu 2026", "us 2025", "us 2026"]);
  });

  test("fails its task when it is not there, and what is mapped over it does not run", async () => {
    const dag = aDag();
    const extracted = dag.task("extract", (): { paths: string[] } => ({}) as { paths: string[] })();
    dag.task("load", (_inputs: { path: string }) => 1).expand({ path: extracted.paths });
    const run = await runDag(dag);
    expect(run.task("extract").state).toBe("failed");
    expect(run.task("load")).toMatchObject({ mapIndex: -1, state: "upstream_failed" });
  });
});

describe("the result of a mapped group", () => {
  test("has the values of all indexes, also of a part of what its task returns", async () => {
    const dag = aDag();
    const group = dag.taskGroup("each").expand({ path: ["a", "bb"] }, ({ path }) => {
      const loaded = dag.task("load", (inputs: { path: string }) => ({ rows: inputs.path.length }))({ path });
      return { rows: loaded.rows, loaded };
    });
    const read = dag.task("read", (inputs: { rows: number[]; first: number; all: { rows: number }[] }) => inputs);
    read({ rows: group.result.rows, first: group.result.rows.field(1), all: group.result.loaded });
    expect(await readBy(dag)).toEqual({ rows: [1, 2], first: 2, all: [{ rows: 1 }, { rows: 2 }] });
  });

  test("is mapped over, instances that returned nothing left out", async () => {
    const dag = aDag();
    const group = dag.taskGroup("each").expand({ n: [1, 2, 3] }, ({ n }) => {
      return dag.task("odd", (inputs: { n: number }) => (inputs.n % 2 === 1 ? { n: inputs.n } : null))({ n }).n;
    });
    const doubled = dag.task("double", ({ n }: { n: number }) => n * 2).expand({ n: group.result });
    dag.task("read", ({ all }: { all: number[] }) => all)({ all: doubled });
    expect(await readBy(dag)).toEqual([2, 6]);
  });
});

test("in groups inside groups every task meets the inputs and results of its own indexes", async () => {
  const dag = aDag();
  const outer = dag.taskGroup("outer").expand({ x: ["p", "q"] }, ({ x }) => {
    const made = dag.task("make", (inputs: { x: string }) => `made ${inputs.x}`)({ x });
    const inner = dag.taskGroup("inner").expand({ y: [1, 2, 3] }, ({ y }) => {
      const join = ({ x: one, y: other, made: from }: { x: string; y: number; made: string }) =>
        `${one}${other} ${from}`;
      return dag.task("join", join)({ x, y, made });
    });
    return dag.task("sum", ({ joined }: { joined: string[] }) => joined.join(", "))({ joined: inner.result });
  });
  dag.task("read", ({ sums }: { sums: string[] }) => sums)({ sums: outer.result });
  expect(await readBy(dag)).toEqual(["p1 made p, p2 made p, p3 made p", "q1 made q, q2 made q, q3 made q"]);
});

test("a group as a function gives its tasks what it is called with, texts as templates", async () => {
  const dag = aDag();
  const day = dag.task("day", () => ({ name: "monday" }))();
  const group = dag
    .taskGroup("etl")
    .call({ path: "{{ ds }}.csv", day: day.name }, ({ path, day: name }) =>
      dag.task("load", (inputs: { path: string; day: string }) => inputs)({ path, day: name }),
    );
  dag.task("read", (inputs: { loaded: { path: string; day: string } }) => inputs.loaded)({ loaded: group.result });
  expect(await readBy(dag)).toEqual({ path: "2024-01-01.csv", day: "monday" });
});

test("an instance that skips itself in map leaves its place to the next one", async () => {
  const dag = aDag();
  const list = dag.task("list", () => [1, 2, 3])();
  const kept = dag
    .task("keep", ({ n }: { n: number }) => n, { triggerRule: "all_done" })
    .expand({
      n: list.map((n) => {
        if (n === 2) throw new SkipTask("not two");
        return n;
      }),
    });
  const read = dag.task("read", ({ all }: { all?: number[] }) => all, { triggerRule: "all_done" });
  read({ all: kept });
  expect(await readBy(dag)).toEqual([1, 3]);
});

test("a template names instances by what the function was given and what it found out", async () => {
  const dag = aDag();
  const fetch = dag.task(
    "fetch",
    ({ city }: { city: string }, context) => {
      context.templateVariables["letters"] = city.length;
      if (city === "oslo") throw new SkipTask("no weather");
    },
    { mapIndexTemplate: "{{ task.inputs.city }}: {{ letters }}" },
  );
  fetch.expand({ city: ["rome", "oslo"] });
  dag.task("broken", (_inputs: { x: number }) => 1, { mapIndexTemplate: "{{ nothing }}" }).expand({ x: [1] });
  const run = await runDag(dag);
  expect(run.state).toBe("success");
  expect(run.instancesOf("fetch").map(({ renderedMapIndex }) => renderedMapIndex)).toEqual(["rome: 4", "oslo: 4"]);
  const [broken] = run.instancesOf("broken");
  expect(broken).toMatchObject({ state: "success", renderedMapIndex: null });
  expect(broken?.log).toContain("The instance keeps its map index as its name");
});
