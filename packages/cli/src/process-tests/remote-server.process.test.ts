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

test("a token that was revoked is refused", async () => {
  expect((await project.run(["tokens", "revoke", "-u", "admin", "-n", "elsewhere"])).exitCode).toBe(0);
  const { exitCode, errors } = await project.run(["dags", "list"], { environment });
  expect(exitCode).toBe(1);
  expect(errors).toContain("does not know the token");
});
