import { afterAll, beforeAll, expect, test } from "vitest";
import { AuthorProject, GREETING } from "./author-project.fixture.ts";

const FAILING = `import { Dag } from "baram";
const dag = new Dag("failing", { startDate: "2024-01-01", schedule: null, isPausedUponCreation: false });
dag.task("fail", () => { throw new Error("no"); })();
`;
const MAPPED = `import { Dag } from "baram";
const dag = new Dag("mapped", { startDate: "2024-01-01", schedule: null, isPausedUponCreation: false });
const double = dag.task("double", ({ n }: { n: number }) => 2 * n);
double.expand({ n: [1, 2, 3] });
`;

let project: AuthorProject;

beforeAll(() => {
  project = new AuthorProject({ "greeting.ts": GREETING, "failing.ts": FAILING, "mapped.ts": MAPPED });
});
afterAll(() => project.remove());

test("a command stays until its run is over, and ends as the run did", async () => {
  const alone = await project.run(["dags", "trigger", "mapped", "--wait"]);
  expect(alone).toMatchObject({ exitCode: 1, output: "" });
  expect(alone.errors).toContain("No scheduler is at work");

  await project.startServer();
  const results = await project.run(["dags", "trigger", "mapped", "--result", "double"]);
  expect(results).toMatchObject({ exitCode: 0, output: `{"double":[2,4,6]}\n` });

  const failed = await project.run(["dags", "trigger", "failing", "--wait", "-o", "json"]);
  expect(failed.exitCode).toBe(1);
  expect(JSON.parse(failed.output)).toMatchObject([{ dag_id: "failing", state: "failed" }]);

  const held = await project.run(["dags", "trigger", "greeting", "--timeout", "1"]);
  expect(held).toMatchObject({ exitCode: 1, output: "" });
  expect(held.errors).toContain("baram dags unpause greeting");
  expect(held.errors).toContain("is still queued after 1 second");

  const unknown = await project.run(["dags", "trigger", "mapped", "-r", "none", "--result", "double, nope"]);
  expect(unknown).toMatchObject({ exitCode: 1, output: "" });
  expect(unknown.errors).toContain(`no task "nope"`);
});
