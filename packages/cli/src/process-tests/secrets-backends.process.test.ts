import { afterEach, beforeEach, expect, test } from "vitest";
import { AuthorProject } from "./author-project.fixture.ts";

const SHOW = `import { Dag, getConnection, getVariable } from "baram";
const dag = new Dag("show", { startDate: "2024-01-01", schedule: null });
const show = dag.task("show", async () => {
  const { host, password } = await getConnection("warehouse");
  console.log("host " + host + ", password " + password + ", colour " + (await getVariable("colour")));
});
show();
`;

/** It is TypeScript, imports from the project, and knows only one variable. */
const BACKEND = `import type { SecretsBackend } from "baram";
import { table } from "./table.ts";
export const secretsBackend = (options: { readonly prefix: string }): SecretsBackend => ({
  getConnection: (connectionId) => ({ conn_type: "postgres", host: options.prefix + connectionId, password: "hush-hush" }),
  getVariable: async (key) => table[key],
});
`;

let project: AuthorProject;

beforeEach(() => {
  project = new AuthorProject({ "show.ts": SHOW });
});
afterEach(() => project.remove());

test("a back end of the project's own is asked before the environment, and its secrets are masked", async () => {
  project.write("secrets/backend.ts", BACKEND);
  project.write("secrets/table.ts", 'export const table: Record<string, string> = { shape: "round" };');
  const environment = {
    BARAM__SECRETS__BACKEND: "secrets/backend.ts",
    BARAM__SECRETS__BACKEND_KWARGS: '{"prefix": "vault-"}',
    BARAM_CONN_WAREHOUSE: "postgres://environment",
    BARAM_VAR_COLOUR: "blue",
  };
  const { exitCode, output } = await project.run(["dags", "test", "show"], { environment });
  expect(output).toContain("host vault-warehouse, password ***, colour blue");
  expect(exitCode).toBe(0);
});

test("files are asked as the configuration says, and one that cannot be read is passed over", async () => {
  project.write("secrets/connections.yaml", "warehouse: postgres://u:hush-hush@files/db\n");
  const environment = {
    BARAM__SECRETS__BACKEND: "LocalFilesystemBackend",
    BARAM__SECRETS__BACKEND_KWARGS: JSON.stringify({
      connections_file_path: "secrets/connections.yaml",
      variables_file_path: "secrets/nowhere.env",
    }),
    BARAM_VAR_COLOUR: "blue",
  };
  const { output } = await project.run(["dags", "test", "show"], { environment });
  expect(output).toContain("host files, password ***, colour blue");
});

test("a back end that there is not, or options that are no object, are told in a sentence", async () => {
  const absent = await project.run(["dags", "test", "show"], {
    environment: { BARAM__SECRETS__BACKEND: "nowhere.ts" },
  });
  expect(absent.exitCode).toBe(1);
  expect(absent.errors).toContain(
    'BARAM__SECRETS__BACKEND is "nowhere.ts"; it has to be LocalFilesystemBackend, a file below',
  );
  const environment = { BARAM__SECRETS__BACKEND: "LocalFilesystemBackend", BARAM__SECRETS__BACKEND_KWARGS: "hush" };
  const { errors } = await project.run(["dags", "test", "show"], { environment });
  expect(errors).toContain("BARAM__SECRETS__BACKEND_KWARGS has to be a JSON object.");
});
