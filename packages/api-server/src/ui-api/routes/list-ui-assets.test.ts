import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../../api-server.fixture.ts";

let fixture: ApiServerFixture;
beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  const orders = { uri: "s3://lake/orders", extra: {} };
  const customers = { uri: "s3://lake/customers", extra: {} };
  await fixture.storeDags([
    aDag("ingest", [aTask("load", { outlets: [{ kind: "asset", ...orders }] })]),
    aDag("report", [aTask("a")], {
      schedule: {
        kind: "assets",
        condition: {
          kind: "all",
          of: [
            { kind: "asset", ...orders },
            { kind: "asset", ...customers },
          ],
        },
      },
    } as never),
  ]);
});
afterEach(() => fixture.close());

test("assets come by their URIs with who updates and who awaits them, and when they were updated last", async () => {
  const body = { dataset_uri: "s3://lake/orders", extra: { rows: 1 } };
  expect((await fixture.send("POST", "/api/v1/datasets/events", { body })).status).toBe(200);
  const { json } = await fixture.get("/ui/assets");
  expect(json).toMatchObject({
    has_more: false,
    assets: [
      { uri: "s3://lake/customers", updated_at: null, producers: [], consumer_dag_ids: ["report"] },
      {
        uri: "s3://lake/orders",
        updated_at: "2024-01-01T12:00:00+00:00",
        producers: [{ dag_id: "ingest", task_id: "load" }],
        consumer_dag_ids: ["report"],
        received_by_dag_ids: ["report"],
      },
    ],
  });
});

test("a search finds a part of the URI, and a page says whether there are more", async () => {
  expect((await fixture.get("/ui/assets?search=cust")).json.assets).toHaveLength(1);
  expect((await fixture.get("/ui/assets?limit=1")).json).toMatchObject({ has_more: true });
  expect((await fixture.get("/ui/assets?limit=1&offset=1")).json).toMatchObject({ has_more: false });
});
