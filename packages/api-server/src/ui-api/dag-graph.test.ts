import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../api-server.fixture.ts";

const ORDERS = { kind: "asset", uri: "s3://b/orders", extra: { owner: "sales" } } as const;

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.storeDags([
    aDag("load", [
      aTask("write", { outlets: [ORDERS] }),
      aTask("trigger", { dagLink: { kind: "trigger", dagIds: ["gone"] } }),
    ]),
  ]);
  await fixture.storeDags([
    aDag("report", [aTask("a")], { schedule: { kind: "assets", condition: ORDERS }, isPausedUponCreation: true }),
  ]);
  await fixture.storeDags([aDag("alone", [aTask("a")])]);
});
afterEach(() => fixture.close());

test("the graph has Dags and assets, and what leads from one to another", async () => {
  const { json } = await fixture.get("/ui/dependencies");
  expect(json).toEqual({
    nodes: [
      { id: "dag:gone", kind: "dag", label: "gone", exists: false, is_paused: null, extra: null },
      { id: "dag:load", kind: "dag", label: "load", exists: true, is_paused: false, extra: null },
      { id: "dag:report", kind: "dag", label: "report", exists: true, is_paused: true, extra: null },
      {
        id: "asset:s3://b/orders",
        kind: "asset",
        label: "s3://b/orders",
        exists: true,
        is_paused: null,
        extra: { owner: "sales" },
      },
    ],
    edges: [
      { source: "dag:load", target: "dag:gone", kind: "trigger", task_id: "trigger" },
      { source: "dag:load", target: "asset:s3://b/orders", kind: "outlet", task_id: "write" },
      { source: "asset:s3://b/orders", target: "dag:report", kind: "schedule", task_id: null },
    ],
  });
});

test("a Dag knows the Dags before and after it", async () => {
  expect((await fixture.get("/ui/dags/load/dependencies")).json).toMatchObject({
    upstream_dag_ids: [],
    downstream_dag_ids: ["gone", "report"],
  });
  expect((await fixture.get("/ui/dags/report/dependencies")).json).toMatchObject({ upstream_dag_ids: ["load"] });
  const { json } = await fixture.get("/ui/dags/alone/dependencies");
  expect(json.graph).toMatchObject({ nodes: [{ id: "dag:alone" }], edges: [] });
  expect((await fixture.get("/ui/dags/nope/dependencies")).status).toBe(404);
});
