import { afterEach, beforeEach, expect, test } from "vitest";
import { AuthorProject, GREETING } from "./author-project.fixture.ts";

let project: AuthorProject;
beforeEach(() => {
  project = new AuthorProject({ "greeting.ts": GREETING });
});
afterEach(() => project.remove());

test("beside a server a backup is made, and nothing is restored or reset", async () => {
  await project.run(["pools", "set", "first", "1", ""]);
  const server = await project.startServer();
  expect(await project.run(["db", "backup", "it.backup"])).toMatchObject({ exitCode: 0, errors: "" });
  await project.run(["pools", "set", "second", "1", ""]);
  for (const words of [
    ["restore", "it.backup", "--overwrite"],
    ["reset", "-y"],
  ]) {
    const refused = await project.run(["db", ...words]);
    expect([refused.exitCode, refused.errors]).toEqual([1, expect.stringContaining("uses this database")]);
  }
  await server.stop();

  expect((await project.run(["db", "restore", "it.backup", "--overwrite", "-y"])).exitCode).toBe(0);
  const { output } = await project.run(["pools", "list", "-o", "json"]);
  const names = (JSON.parse(output) as readonly { readonly pool: string }[]).map(({ pool }) => pool);
  expect(names).toEqual(["default_pool", "first"]);
});

test("the doctor sees the server and what is wrong with Dag files", async () => {
  project.write("dags/broken.ts", `throw new Error("broken");\n`);
  await project.run(["dags", "list"]);
  const server = await project.startServer();
  const { exitCode, output } = await project.run(["doctor", "-o", "json"]);
  const rows = JSON.parse(output) as readonly {
    readonly check: string;
    readonly status: string;
    readonly message: string;
  }[];
  const statusOf = (check: string) => rows.find((row) => row.check === check);
  expect(exitCode).toBe(1);
  expect(statusOf("server")).toMatchObject({ status: "ok", message: expect.stringContaining("A server runs at") });
  expect(statusOf("import errors")).toMatchObject({
    status: "problem",
    message: "1 Dag file does not load: broken.ts.",
  });
  expect(await project.run(["jobs", "check", "--job-type", "SchedulerJob"])).toMatchObject({
    exitCode: 0,
    output: "Found one alive job.\n",
  });
  const several = await project.run(["jobs", "check", "--allow-multiple", "--limit", "0", "--local"]);
  expect(several.output).toMatch(/^Found \d alive jobs\.\n$/);
  await server.stop();
  expect((await project.run(["jobs", "check"])).exitCode).toBe(1);
});
