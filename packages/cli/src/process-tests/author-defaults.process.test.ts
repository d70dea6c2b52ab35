import { afterEach, beforeEach, expect, test } from "vitest";
import { AuthorProject } from "./author-project.fixture.ts";

const DAGS = `import { Dag } from "baram";
const dag = new Dag("silent", { startDate: "2024-01-01", schedule: "0 6 * * *" });
dag.task("show", (_inputs, { dag, task, logicalDate }) => {
  console.log(JSON.stringify({ logicalDate, retries: task.retries, arguments: process.argv.length }));
})();
new Dag("says", { startDate: "2024-01-01", schedule: null, timezone: "UTC", maxActiveRuns: 16 });
`;

const DEFAULTS = {
  BARAM__CORE__DEFAULT_TIMEZONE: "Asia/Seoul",
  BARAM__CORE__MAX_ACTIVE_RUNS_PER_DAG: "3",
  BARAM__CORE__DEFAULT_TASK_RETRIES: "2",
};

let project: AuthorProject;
beforeEach(() => {
  project = new AuthorProject({ "dags.ts": DAGS });
});
afterEach(() => project.remove());

test("what the installation says holds for Dags that say nothing, while they are loaded and while their tasks run", async () => {
  const { exitCode, output, errors } = await project.run(["dags", "test", "silent", "2024-05-06"], {
    environment: DEFAULTS,
  });
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: "" });
  expect(output).toContain('{"logicalDate":"2024-05-05T15:00:00.000Z","retries":2,"arguments":2}');

  const detailsOf = async (dagId: string, environment: Readonly<Record<string, string>>) => {
    await project.run(["dags", "reserialize"], { environment });
    const details = await project.run(["dags", "details", dagId, "-o", "json"], { environment });
    return JSON.parse(details.output) as readonly unknown[];
  };
  expect(await detailsOf("silent", DEFAULTS)).toMatchObject([{ max_active_runs: "3", timezone: "Asia/Seoul" }]);
  expect(await detailsOf("says", DEFAULTS)).toMatchObject([{ max_active_runs: "16", timezone: "UTC" }]);
  expect(await detailsOf("silent", {})).toMatchObject([{ max_active_runs: "16", timezone: "UTC" }]);
});

test("a value that an option for authors cannot have is refused before anything is loaded", async () => {
  const { exitCode, errors } = await project.run(["dags", "test", "silent"], {
    environment: { BARAM__CORE__DEFAULT_TIMEZONE: "Mars/Olympus" },
  });
  expect(exitCode).toBe(1);
  expect(errors).toContain('BARAM__CORE__DEFAULT_TIMEZONE is "Mars/Olympus"; it has to be utc, system, an IANA zone');
});
