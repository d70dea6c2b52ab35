import { afterAll, beforeAll, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../../../api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeAll(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.storeDags([aDag("d", [aTask("a")])]);
  await fixture.storeDags([aDag("d", [aTask("a"), aTask("b")])]);
});
afterAll(() => fixture.close());

test("the versions of a Dag are listed, newest first, a page at a time", async () => {
  const { json } = await fixture.get("/api/v1/dags/d/dagVersions");
  expect(json).toMatchObject({
    dag_versions: [
      { dag_id: "d", version_number: 2 },
      { dag_id: "d", version_number: 1 },
    ],
    total_entries: 2,
  });
  const page = await fixture.get("/api/v1/dags/d/dagVersions?limit=1&offset=1");
  expect(page.json).toMatchObject({ dag_versions: [{ version_number: 1 }], total_entries: 2 });
});

test("a version tells the tasks that it had", async () => {
  const tasksOf = async (number: number) => {
    const { json } = await fixture.get(`/api/v1/dags/d/dagVersions/${number}`);
    return (json as { tasks: readonly { task_id: string }[] }).tasks.map((task) => task.task_id);
  };
  expect(await tasksOf(1)).toEqual(["a"]);
  expect(await tasksOf(2)).toEqual(["a", "b"]);
});

test.each(["/api/v1/dags/d/dagVersions/3", "/api/v1/dags/d/dagVersions/x", "/api/v1/dags/none/dagVersions"])(
  "%s is not found",
  async (path) => {
    expect((await fixture.get(path)).status).toBe(404);
  },
);
