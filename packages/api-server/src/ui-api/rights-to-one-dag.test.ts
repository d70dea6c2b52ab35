import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../api-server.fixture.ts";
import { EventReader } from "../server-sent-events.fixture.ts";

const AUTHORIZATION = `Basic ${Buffer.from("dora:pw-dora-long").toString("base64")}`;

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.storeDags([aDag("mine", [aTask("load")], { tags: ["a"] })]);
  await fixture.storeDags([aDag("theirs", [aTask("load")], { tags: ["secret"] })]);
  const right = (action: string, resource: string) => ({ action: { name: action }, resource: { name: resource } });
  const actions = [
    right("can_read", "DAG:mine"),
    right("can_edit", "DAG:mine"),
    right("can_read", "DAG Runs"),
    right("can_create", "DAG Runs"),
    right("can_read", "Task Instances"),
  ];
  await fixture.send("POST", "/api/v1/roles", { body: { name: "OnlyMine", actions } });
  const dora = { username: "dora", email: "d@example.com", first_name: "D", last_name: "D", password: "pw-dora-long" };
  await fixture.send("POST", "/api/v1/users", { body: { ...dora, roles: [{ name: "OnlyMine" }] } });
});
afterEach(() => fixture.close());

const read = (url: string) => fixture.send("GET", url, { as: null, headers: { authorization: AUTHORIZATION } });

test("whoever may see one Dag is listed that one, its tags and its runs", async () => {
  await fixture.trigger("mine", "r1");
  await fixture.trigger("theirs", "r2");

  const { json: list } = await read("/ui/dags");
  expect(list).toMatchObject({ dags: [{ dag_id: "mine" }], total: 1, counts: { all: 1 }, tags: ["a"] });
  expect((await read("/ui/dags?ids=theirs")).json).toMatchObject({ dags: [], total: 0 });
  expect((await read("/ui/runs")).json).toMatchObject({ runs: [{ run_id: "r1" }] });
  expect((await read("/ui/runs?dag=the")).json).toMatchObject({ runs: [] });
  expect((await read("/ui/dags/theirs")).status).toBe(403);
});

test("a session tells what may be done with a Dag that a role names", async () => {
  const { json } = await read("/ui/session");

  expect(json).toMatchObject({
    permissions: { can_trigger: false, can_edit: false },
    dag_permissions: { mine: { can_trigger: true, can_edit: true, can_edit_runs: false, can_clear: false } },
  });
  expect(Object.keys(json.dag_permissions as object)).toEqual(["mine"]);
});

test("whoever may see one Dag hears of that one alone", async () => {
  await fixture.server.listen({ host: "127.0.0.1", port: 0 });
  const events = await EventReader.open(`${fixture.server.address}/ui/events`, { authorization: AUTHORIZATION });
  await fixture.trigger("theirs", "r2");
  await fixture.trigger("mine", "r1");

  const { data } = await events.until(({ event }) => event === "dag_run");
  expect(data).toMatchObject({ dag_id: "mine" });
  await events.close();
});
