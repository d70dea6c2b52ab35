import { createTestDatabase } from "@baram/metadata-store/fixture";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AuthorProject, GREETING } from "./author-project.fixture.ts";

let project: AuthorProject;
let environment: Readonly<Record<string, string>>;

beforeEach(async () => {
  project = new AuthorProject({ "greeting.ts": GREETING });
  environment = { BARAM__DATABASE__URL: await createTestDatabase() };
});
afterEach(() => project.remove());

const listed = ["dags", "list", "-o", "plain", "--columns", "dag_id"];

test("a database that is not migrated is one sentence, and migrated all commands work on it", async () => {
  const { exitCode, errors } = await project.run(listed, { environment });
  expect(exitCode).toBe(1);
  expect(errors).toMatch(/is not migrated \(it lacks .*\); run "baram db migrate" first\.\n$/);
  expect(await project.run(["db", "migrate"], { environment })).toMatchObject({ exitCode: 0, errors: "" });
  expect(await project.run(listed, { environment })).toMatchObject({ output: "dag_id\ngreeting\n", errors: "" });
  const tested = await project.run(["dags", "test", "greeting", "2024-05-06"], { environment });
  expect(tested).toMatchObject({ exitCode: 0, errors: "" });
  const taken = await project.run(["dags", "trigger", "greeting", "-e", "2024-05-06"], { environment });
  expect(taken.exitCode).toBe(1);
});

test("while a server elsewhere has the Dags, a command with other Dag files leaves them alone", async () => {
  await project.startServer(environment);
  const elsewhere = new AuthorProject({ "other.ts": GREETING.replace(`"greeting"`, `"other"`) });
  try {
    let output = "";
    while (!output.includes("greeting")) ({ output } = await elsewhere.run(listed, { environment }));
    expect(output).toBe("dag_id\ngreeting\n");
    const tested = await elsewhere.run(["dags", "test", "other", "2024-05-06"], { environment });
    expect(tested).toMatchObject({ exitCode: 0, errors: "" });
    expect((await elsewhere.run(listed, { environment })).output).toBe("dag_id\ngreeting\n");
  } finally {
    await elsewhere.remove();
  }
});

test("what was backed up from SQLite is restored into PostgreSQL, and back", async () => {
  expect(await project.run(["variables", "set", "place", "Jeju"])).toMatchObject({ exitCode: 0 });
  expect(await project.run(["dags", "test", "greeting", "2024-05-06"])).toMatchObject({ exitCode: 0 });
  expect(await project.run(["db", "backup", "from-sqlite"])).toMatchObject({ exitCode: 0, errors: "" });
  expect(await project.run(["db", "restore", "from-sqlite"], { environment })).toMatchObject({ exitCode: 0, errors: "" });
  const runs = ["dags", "list-runs", "-d", "greeting", "-o", "json"];
  const { output } = await project.run(runs);
  expect(await project.run(runs, { environment })).toMatchObject({ output, errors: "" });
  expect((await project.run(["variables", "get", "place"], { environment })).output).toBe("Jeju\n");

  expect(await project.run(["db", "backup", "from-postgres"], { environment })).toMatchObject({ exitCode: 0 });
  const elsewhere = { BARAM_HOME: "elsewhere" };
  expect(await project.run(["db", "restore", "from-postgres"], { environment: elsewhere })).toMatchObject({ exitCode: 0 });
  expect(await project.run(runs, { environment: elsewhere })).toMatchObject({ output, errors: "" });
  const again = await project.run(["db", "restore", "from-sqlite"], { environment });
  expect(again).toMatchObject({ exitCode: 1, errors: expect.stringContaining("is not empty") });
});
