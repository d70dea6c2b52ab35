import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AuthorProject, GREETING } from "./author-project.fixture.ts";

let project: AuthorProject;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  project = new AuthorProject({ "greeting.ts": GREETING });
  const server = await project.startServer({ BARAM__API__PORT: "0" });
  const { output, errors } = await project.run(["tokens", "create", "-u", "admin", "-n", "elsewhere"]);
  const token = output.trim().split(/\s+/).at(-1) ?? "";
  if (token === "") throw new Error(errors);
  // Another home has nothing of this installation: all that the command knows of it is the address and the token.
  environment = {
    BARAM_HOME: join(project.folder, "elsewhere"),
    BARAM_SERVER: server.address,
    BARAM_TOKEN: token,
  };
});
afterAll(() => project.remove());

const FIRST_LOOKS_MAXIMUM = 20;

/** A server answers before it has loaded every file. */
async function untilKnown(): Promise<void> {
  for (let looks = 0; looks < FIRST_LOOKS_MAXIMUM; looks += 1) {
    const { output } = await project.run(["dags", "list", "-o", "json"], { environment });
    if (output.includes("greeting")) return;
  }
  throw new Error("The server does not know the Dag.");
}

test("commands look at a server elsewhere, and change what is there, as the user of the token", async () => {
  await untilKnown();
  const triggered = await project.run(["dags", "trigger", "greeting", "-r", "from-afar", "-o", "json"], {
    environment,
  });
  expect(triggered.errors).toBe("");
  expect(JSON.parse(triggered.output)).toMatchObject([{ dag_run_id: "from-afar", state: "queued" }]);
  const unpaused = await project.run(["dags", "unpause", "greeting"], { environment });
  expect(unpaused.exitCode).toBe(0);
  const here = await project.run(["dags", "list-runs", "-d", "greeting", "-o", "json"]);
  expect(here.output).toContain("from-afar");
});

test("the jobs of a server elsewhere are listed, the newest first", async () => {
  const { output } = await project.run(["dags", "list-jobs", "-o", "json", "--state", "running"], { environment });
  const types = (JSON.parse(output) as readonly { readonly job_type: string }[]).map(({ job_type }) => job_type);
  expect(types).toEqual(["DagProcessorJob", "TriggererJob", "SchedulerJob"]);
});

test("connections of a server elsewhere are shown without their secrets", async () => {
  const words = ["connections", "add", "warehouse", "--conn-uri", "postgres://ann:hush@db.example:5432/sales"];
  expect((await project.run(words)).exitCode).toBe(0);
  const listed = await project.run(["connections", "list", "-o", "json"], { environment });
  expect(listed.exitCode).toBe(0);
  expect(JSON.parse(listed.output)).toMatchObject([
    { conn_id: "warehouse", host: "db.example", login: "ann", password: null },
  ]);
  const got = await project.run(["connections", "get", "warehouse", "-o", "json"], {
    environment: { ...environment, BARAM_CONN_WAREHOUSE: "http://elsewhere" },
  });
  expect(JSON.parse(got.output)).toMatchObject([
    { conn_type: "postgres", get_uri: expect.not.stringContaining("hush") },
  ]);
  expect(listed.output + got.output).not.toContain("hush");
  expect(got.errors).toContain("Passwords stay on the server");
  const exported = await project.run(["connections", "export", "-"], { environment });
  expect(exported).toMatchObject({ exitCode: 1 });
});

test("what this machine has of variables and connections says nothing about a server elsewhere", async () => {
  const words = ["connections", "add", "shop", "--conn-uri", "http://ann:hush@shop.example"];
  expect((await project.run(words)).exitCode).toBe(0);
  const local = {
    ...environment,
    BARAM_VAR_PLACE: "here",
    BARAM_CONN_SHOP: "http://ann:local-secret@here",
    BARAM_CONN_ONLY_HERE: "http://ann:local-secret@here",
    // It could not be opened here, and is not looked for.
    BARAM__SECRETS__BACKEND: "nowhere.ts",
    BARAM__CORE__TEST_CONNECTION: "Enabled",
  };
  const set = await project.run(["variables", "set", "place", "there"], { environment: local });
  expect(set).toMatchObject({ exitCode: 0, errors: "" });
  const got = await project.run(["variables", "get", "place"], { environment: local });
  expect(got).toMatchObject({ exitCode: 0, output: "there\n", errors: "" });
  const absent = await project.run(["connections", "test", "only_here"], { environment: local });
  expect(absent).toMatchObject({ exitCode: 1, output: expect.stringContaining("Connection not found.") });
});

test("whether connections are tried out is for the server elsewhere to say, which has their secrets", async () => {
  const words = ["connections", "add", "billing", "--conn-uri", "postgres://ann:hush@billing.example"];
  expect((await project.run(words)).exitCode).toBe(0);
  const enabledHere = { ...environment, BARAM__CORE__TEST_CONNECTION: "Enabled" };
  const refused = await project.run(["connections", "test", "billing"], { environment: enabledHere });
  expect(refused).toMatchObject({ exitCode: 1, output: expect.stringContaining("Testing connections is disabled") });
});

test("what comes next, what depends on what, and who lives, is told of a server elsewhere", async () => {
  await untilKnown();
  const next = await project.run(["dags", "next-execution", "greeting"], { environment });
  expect(next).toMatchObject({ exitCode: 0, output: "None\n" });
  expect((await project.run(["dags", "show-dependencies"], { environment })).output).toContain("digraph");
  const scheduler = await project.run(["jobs", "check", "--job-type", "SchedulerJob"], { environment });
  expect(scheduler).toMatchObject({ exitCode: 0, output: "Found one alive job.\n" });
});

test("a token that was revoked is refused", async () => {
  expect((await project.run(["tokens", "revoke", "-u", "admin", "-n", "elsewhere"])).exitCode).toBe(0);
  const { exitCode, errors } = await project.run(["dags", "list"], { environment });
  expect(exitCode).toBe(1);
  expect(errors).toContain("does not know the token");
});
