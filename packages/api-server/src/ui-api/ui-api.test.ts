import { recordImportError } from "@baram/lifecycle";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  const extract = aTask("group.extract", { groupId: "group" });
  const group = {
    groupId: "group",
    parentGroupId: null,
    label: "group",
    tooltip: "",
    prefixGroupId: true,
    tasksBefore: 0,
  };
  const taskGroups = [{ ...group, expansion: null, upstreamIds: [], downstreamIds: [] }];
  const edgeLabels = [{ upstreamId: "group.extract", downstreamId: "load", label: "then" }];
  await fixture.storeDags([
    aDag("etl", [extract, aTask("load")], {
      tags: ["daily"],
      owners: ["ops"],
      description: "Loads orders",
      taskGroups,
      edgeLabels,
      params: { count: { schema: { type: "integer" }, description: null, default: 3 } },
    }),
  ]);
});
afterEach(() => fixture.close());

async function dags(query = "") {
  return (await fixture.get(`/ui/dags?${query}`)).json;
}

function idsOf(answer: { readonly dags: readonly { readonly dag_id: string }[] }): readonly string[] {
  return answer.dags.map((dag) => dag.dag_id);
}

test("the list shows a Dag with its schedule, its runs and why no run comes by itself", async () => {
  await fixture.trigger("etl", "r1");
  await fixture.runToEnd();
  await fixture.trigger("etl", "r2", "2024-01-01T01:00:00Z");
  const { dags: listed, total, next_cursor: cursor, tags, owners } = await dags();
  expect(listed).toMatchObject([
    {
      dag_id: "etl",
      tags: ["daily"],
      owners: ["ops"],
      schedule: { summary: "None", description: "Never, external triggers only" },
      next_run: { logical_date: null, run_after: null, reason: expect.stringContaining("no schedule") },
      recent_runs: [
        { run_id: "r1", state: "success" },
        { run_id: "r2", state: "queued", version_number: 1 },
      ],
      last_run: { run_id: "r2" },
      run_counts: { queued: 1, running: 0, success: 1, failed: 0 },
      has_import_errors: false,
    },
  ]);
  expect({ total, cursor, tags, owners }).toEqual({ total: 1, cursor: null, tags: ["daily"], owners: ["ops"] });
});

test("no more than the latest sixteen runs are shown, oldest first", async () => {
  for (let minute = 10; minute < 28; minute++) {
    await fixture.trigger("etl", `r${minute}`, `2024-01-01T00:${minute}:00Z`);
  }
  const { recent_runs: runs } = (await dags()).dags[0];
  expect(runs).toHaveLength(16);
  expect([runs[0].run_id, runs[15].run_id]).toEqual(["r12", "r27"]);
});

test("the list is searched, filtered and counted by how Dags stand", async () => {
  await fixture.storeDags([aDag("broken", [aTask("a")])]);
  await fixture.storeDags([aDag("idle", [aTask("a")], { isPausedUponCreation: true })]);
  await fixture.trigger("broken", "r1");
  await fixture.runToEnd({ a: { kind: "failed", message: "It broke.", mayRetry: false } });
  await fixture.trigger("etl", "r1");
  const every = await dags();
  expect(every.counts).toEqual({ all: 3, failed: 1, running: 0, queued: 1, paused: 1 });
  expect(idsOf(await dags("state=failed"))).toEqual(["broken"]);
  expect(idsOf(await dags("state=paused"))).toEqual(["idle"]);
  expect(idsOf(await dags("search=ORDERS"))).toEqual(["etl"]);
  expect(idsOf(await dags("tag=daily"))).toEqual(["etl"]);
  expect(idsOf(await dags("owner=airflow&state="))).toEqual(["broken", "idle"]);
  expect((await fixture.get("/ui/dags?state=nope")).status).toBe(400);
});

test("the list goes on from its cursor", async () => {
  for (const dagId of ["a", "b"]) await fixture.storeDags([aDag(dagId, [aTask("t")])]);
  const first = await dags("limit=2");
  expect([idsOf(first), first.next_cursor]).toEqual([["a", "b"], "b"]);
  const second = await dags(`limit=2&cursor=${first.next_cursor}`);
  expect([idsOf(second), second.next_cursor]).toEqual([["etl"], null]);
});

test("a Dag's page has its graph in topological order, its params and versions", async () => {
  await fixture.storeDags([aDag("etl", [aTask("only")])], "etl.ts");
  const { json } = await fixture.get("/ui/dags/etl");
  expect(json.dag).toMatchObject({
    version: { number: 2 },
    versions: [{ number: 2 }, { number: 1 }],
    fileloc: "/dags/etl.ts",
    params: {},
  });
  expect(json.structure.tasks).toMatchObject([{ task_id: "only", label: "only", kind: "work", group_id: null }]);
  expect((await fixture.get("/ui/dags/nope")).json).toMatchObject({ status: 404, title: "DAG not found" });
});

test("tasks in a group are labelled without its prefix, and edges carry their words", async () => {
  const { structure, dag } = (await fixture.get("/ui/dags/etl")).json;
  expect(structure).toMatchObject({
    tasks: [
      { task_id: "group.extract", label: "extract", group_id: "group", downstream_task_ids: ["load"] },
      { task_id: "load" },
    ],
    groups: [{ group_id: "group", parent_group_id: null, label: "group" }],
    edge_labels: [{ upstream_id: "group.extract", downstream_id: "load", label: "then" }],
  });
  expect(dag.params).toEqual({ count: { schema: { type: "integer" }, description: null, value: 3 } });
});

test("the grid shows the latest runs, oldest first, with a cell for each instance", async () => {
  for (const hour of [1, 2, 3]) await fixture.trigger("etl", `r${hour}`, `2024-01-01T0${hour}:00:00Z`);
  const { json } = await fixture.get("/ui/dags/etl/grid?limit=2");
  expect(json).toMatchObject({ runs: [{ run_id: "r2" }, { run_id: "r3" }], has_older: true, has_newer: false });
  expect(json.task_instances).toEqual([
    [0, "group.extract", -1, null, 0, null, null],
    [0, "load", -1, null, 0, null, null],
    [1, "group.extract", -1, null, 0, null, null],
    [1, "load", -1, null, 0, null, null],
  ]);
  const older = await fixture.get("/ui/dags/etl/grid?limit=2&before=2024-01-01T02:00:00Z");
  expect(older.json).toMatchObject({ runs: [{ run_id: "r1" }], has_older: false, has_newer: true });
  expect((await fixture.get("/ui/dags/etl/grid?run_type=scheduled")).json.runs).toEqual([]);
  expect((await fixture.get("/ui/dags/nope/grid")).status).toBe(404);
});

test("a grid leaves out the times, or all cells, when nobody looks at them", async () => {
  await fixture.trigger("etl", "r1");
  await fixture.runToEnd();
  const cellsOf = async (query: string) => (await fixture.get(`/ui/dags/etl/grid?${query}`)).json.task_instances;
  expect((await cellsOf(""))[0][5]).toEqual(expect.any(String));
  expect((await cellsOf("times=false"))[0]).toEqual([0, "group.extract", -1, "success", 1, null, null]);
  expect(await cellsOf("cells=false")).toEqual([]);
});

test("a run's page has everything in it", async () => {
  await fixture.trigger("etl", "r1");
  await fixture.runToEnd();
  const { json } = await fixture.get("/ui/dags/etl/runs/r1");
  expect(json.run).toMatchObject({ run_id: "r1", state: "success", end_date: "2024-01-01T12:00:02+00:00" });
  expect(json.task_instances).toMatchObject([
    { task_id: "group.extract", state: "success", duration: 1, pid: 1, rendered_fields: { command: "true" } },
    { task_id: "load", state: "success" },
  ]);
  expect((await fixture.get("/ui/dags/etl/runs/nope")).status).toBe(404);
});

test("a waiting instance's page says what it waits for; one that has ended waits for nothing", async () => {
  await fixture.trigger("etl", "r1");
  const page = async () => (await fixture.get("/ui/dags/etl/runs/r1/taskInstances/load?map_index=-1")).json;
  const waiting = await page();
  const unmet = waiting.why.filter((reason: { is_met: boolean }) => !reason.is_met);
  expect(unmet.map((reason: { name: string }) => reason.name)).toContain("Trigger Rule");
  expect(waiting).toMatchObject({ tries: [], upstream: [{ task_id: "group.extract", state: null }], downstream: [] });
  await fixture.runToEnd();
  expect(await page()).toMatchObject({
    task_instance: { state: "success" },
    tries: [{ try_number: 1, state: "success", has_log: false, hostname: "test-host" }],
    why: [],
    upstream: [{ task_id: "group.extract", state: "success" }],
    run: { run_id: "r1" },
  });
  expect((await fixture.get("/ui/dags/etl/runs/r1/taskInstances/nope")).status).toBe(404);
});

test("the instances of a mapped task come by index, a page at a time, with how many stand where; as a whole it has no page", async () => {
  const expansion = { kind: "literal", length: 3 } as const;
  await fixture.storeDags([aDag("mapped", [aTask("add", { expansion }), aTask("sum")])]);
  await fixture.trigger("mapped", "r1");
  const started = await fixture.start();
  await fixture.finish(started.slice(1));
  const list = async (query: string) =>
    (await fixture.get(`/ui/dags/mapped/runs/r1/taskInstances/add/mapped?${query}`)).json;

  const first = await list("limit=2");
  expect(first.task_instances).toMatchObject([{ map_index: 0 }, { map_index: 1 }]);
  expect(first.has_more).toBe(true);
  expect(first.states).toHaveLength(2);
  expect(await list("after=1")).toMatchObject({ task_instances: [{ map_index: 2 }], has_more: false });
  expect((await list("state=success")).task_instances).toHaveLength(2);
  const { status, json } = await fixture.get("/ui/dags/mapped/runs/r1/taskInstances/add/mapped?state=done");
  expect(status).toBe(400);
  expect(json.detail).toMatch(/"done" is not a state of a task instance/);
  const whole = await fixture.get("/ui/dags/mapped/runs/r1/taskInstances/add?map_index=-1");
  expect(whole).toMatchObject({ status: 200, json: null });
  expect((await fixture.get("/ui/dags/mapped/runs/r1/taskInstances/add?map_index=3")).status).toBe(404);
  const page = await fixture.get("/ui/dags/mapped/runs/r1/taskInstances/sum");
  expect(page.json.upstream).toEqual([{ task_id: "add", state: "running" }]);
  const { structure } = (await fixture.get("/ui/dags/mapped")).json;
  expect(structure.tasks.map((task: { is_mapped: boolean }) => task.is_mapped)).toEqual([true, false]);
});

test("the source of each version of a Dag is kept", async () => {
  await fixture.storeDags([aDag("etl", [aTask("only")])], "moved.ts");
  const source = (query: string) => fixture.get(`/ui/dags/etl/source?${query}`);
  expect((await source("version=1")).json).toMatchObject({ content: "// etl.ts\n", version_number: 1 });
  expect((await source("version=3")).status).toBe(404);
});

test("import errors come with their place in the author's source", async () => {
  const error = { message: "Broken.", errorKind: "SyntaxError", line: 3, column: 5, frame: "> 3", stack: "at x" };
  await fixture.store.transaction((transaction) =>
    recordImportError(transaction, { relativePath: "bad.ts", ...error, now: fixture.now }),
  );
  const { errorKind, ...same } = error;
  expect((await fixture.get("/ui/importErrors")).json).toEqual({
    import_errors: [
      { relative_path: "bad.ts", error_kind: errorKind, timestamp: "2024-01-01T12:00:00+00:00", ...same },
    ],
  });
});

test("the list can be narrowed to some Dags by their ids", async () => {
  expect(idsOf(await dags("ids=etl,gone"))).toEqual(["etl"]);
  expect(idsOf(await dags("ids=,"))).toEqual([]);
});

test("a viewer sees the pages and is told that no change is open to them", async () => {
  await fixture.addUser("Viewer");
  expect((await fixture.get("/ui/dags/etl", { as: "Viewer" })).status).toBe(200);
  const { json } = await fixture.get("/ui/session", { as: "Viewer" });
  expect(json).toMatchObject({
    user: { username: "viewer", first_name: "Viewer", roles: [{ name: "Viewer" }] },
    permissions: { can_trigger: false, can_edit: false, can_clear: false },
    instance_name: "Baram",
  });
  const { rights } = json as { readonly rights: readonly string[] };
  expect(rights).toContain("can_read Pools");
  expect(rights).not.toContain("can_read Connections");
});
