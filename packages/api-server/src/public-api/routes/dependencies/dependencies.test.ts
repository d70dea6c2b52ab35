import { afterAll, beforeAll, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../../../api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeAll(async () => {
  fixture = await ApiServerFixture.open();
  const outlets = [{ kind: "asset", name: "orders", uri: "file://orders.csv", extra: {} }] as const;
  await fixture.storeDags([aDag("producer", [aTask("write", { outlets })])]);
  await fixture.storeDags([aDag("alone", [aTask("a")])]);
});
afterAll(() => fixture.close());

test("the graph has the Dags that have to do with something else, and says by what they hang together", async () => {
  const { json } = await fixture.get("/api/v1/dependencies");
  expect(json).toEqual({
    nodes: [
      { kind: "dag", name: "producer" },
      { kind: "dataset", name: "file://orders.csv" },
    ],
    edges: [
      {
        source: { kind: "dag", name: "producer" },
        target: { kind: "dataset", name: "file://orders.csv" },
        kind: "outlet",
        task_id: "write",
      },
    ],
  });
});

test("the graph around a Dag is that of one that exists", async () => {
  const { json } = await fixture.get("/api/v1/dependencies?dag_id=alone");
  expect(json).toEqual({ nodes: [{ kind: "dag", name: "alone" }], edges: [] });
  expect((await fixture.get("/api/v1/dependencies?dag_id=none")).status).toBe(404);
});
