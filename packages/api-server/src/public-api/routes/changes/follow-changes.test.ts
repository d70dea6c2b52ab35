import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../../../api-server.fixture.ts";
import { EventReader } from "../../../server-sent-events.fixture.ts";

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.addUser("Viewer");
  await fixture.addUser("Public");
  await fixture.storeDags([aDag("d", [aTask("a")])]);
  await fixture.server.listen({ host: "127.0.0.1", port: 0 });
});
afterEach(() => fixture.close());

function headersOf(username: string) {
  return { authorization: `Basic ${Buffer.from(`${username}:pw-${username}`).toString("base64")}` };
}

test("a script hears of a run the moment it is there", async () => {
  const events = await EventReader.open(`${fixture.server.address}/api/v1/changes`, headersOf("viewer"));
  await fixture.trigger("d", "r");
  const { data } = await events.until(({ event }) => event === "dag_run");
  expect(data).toMatchObject({ dag_id: "d", run_id: "r" });
  await events.close();
});

test("whoever may not read runs hears nothing", async () => {
  expect((await fixture.get("/api/v1/changes", { as: "Public" })).status).toBe(403);
});
