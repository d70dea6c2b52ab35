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
  await project.run(["pools", "set", "narrow", "2", "Seoul — 서울"]);
  expect(await project.run(["db", "backup", "from-sqlite"])).toMatchObject({ exitCode: 0, errors: "" });
  expect(await project.run(["db", "restore", "from-sqlite"], { environment })).toMatchObject({ exitCode: 0 });
  expect(await project.run(["db", "backup", "from-postgres"], { environment })).toMatchObject({
    exitCode: 0,
    errors: "",
  });
  const elsewhere = { BARAM_HOME: "elsewhere" };
  expect(await project.run(["db", "restore", "from-postgres"], { environment: elsewhere })).toMatchObject({
    exitCode: 0,
  });
  const { output } = await project.run(["pools", "get", "narrow", "-o", "json"], { environment: elsewhere });
  expect(JSON.parse(output)).toMatchObject([{ pool: "narrow", slots: "2", description: "Seoul — 서울" }]);
  const again = await project.run(["db", "restore", "from-sqlite"], { environment });
  expect(again).toMatchObject({ exitCode: 1, errors: expect.stringContaining("is not empty") });
});

test("the doctor looks at a database elsewhere, and at its clock", async () => {
  expect((await project.run(["doctor"], { environment })).output).toMatch(
    /^problem database: The database is not migrated/m,
  );
  await project.run(["db", "migrate"], { environment });
  const { output } = await project.run(["doctor"], { environment });
  expect(output).toMatch(/^ok +database: The database answers/m);
  expect(output).toMatch(/^ok +clock: The database's clock goes as this one\.$/m);
  const nowhere = { BARAM__DATABASE__URL: "postgres://nobody@127.0.0.1:1/nothing" };
  const { exitCode, output: without } = await project.run(["doctor"], { environment: nowhere });
  expect([exitCode, without]).toEqual([
    1,
    expect.stringMatching(/^problem database: The database .* cannot be opened/m),
  ]);
});
