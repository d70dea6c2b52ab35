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

const OPTIONS_BACKEND = `export const secretsBackend = {
  getConfig: async (key: string) => {
    if (key === "sealed") throw new Error("The vault is sealed.");
    return key === "absent" ? null : "hush of " + key;
  },
};
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

test("commands look variables and connections up where tasks do, in the same order", async () => {
  project.write("secrets/backend.ts", BACKEND);
  project.write("secrets/table.ts", 'export const table: Record<string, string> = { colour: "green" };');
  await project.run(["variables", "set", "colour", "red"]);
  const environment = {
    BARAM__SECRETS__BACKEND: "secrets/backend.ts",
    BARAM__SECRETS__BACKEND_KWARGS: '{"prefix": "vault-"}',
    BARAM_CONN_WAREHOUSE: "postgres://environment",
    BARAM_VAR_COLOUR: "blue",
    BARAM_VAR_SHAPE: "round",
  };
  const get = async (words: readonly string[]) => (await project.run(words, { environment })).output;
  expect(await get(["variables", "get", "colour"])).toBe("green\n");
  expect(await get(["variables", "get", "shape"])).toBe("round\n");
  const shown = await get(["connections", "get", "warehouse", "-o", "json"]);
  expect(JSON.parse(shown)).toMatchObject([{ conn_id: "warehouse", host: "vault-warehouse", password: "hush-hush" }]);
  const tested = await project.run(["connections", "test", "notes"], {
    environment: { ...environment, BARAM__CORE__TEST_CONNECTION: "Enabled" },
  });
  expect(tested.output).toContain('No installed provider knows connections of the type "postgres".');
});

test("what is set although a place before the database has it is stored, with a warning that names the place", async () => {
  project.write("secrets/backend.ts", BACKEND);
  project.write("secrets/table.ts", 'export const table: Record<string, string> = { colour: "green" };');
  const environment = {
    BARAM__SECRETS__BACKEND: "secrets/backend.ts",
    BARAM__SECRETS__BACKEND_KWARGS: '{"prefix": "vault-"}',
    BARAM_VAR_SHAPE: "round",
  };
  const set = await project.run(["variables", "set", "colour", "red"], { environment });
  expect(set).toMatchObject({ exitCode: 0, output: "Variable colour created\n" });
  expect(set.errors).toBe(
    'Warning: the secrets back end "secrets/backend.ts" has the variable "colour", too, and comes before the database: that is what tasks are given.\n',
  );
  const shape = await project.run(["variables", "set", "shape", "square"], { environment });
  expect(shape).toMatchObject({
    exitCode: 0,
    errors: expect.stringContaining('the environment (BARAM_VAR_SHAPE) has the variable "shape", too'),
  });
  const added = await project.run(["connections", "add", "shop", "--conn-uri", "http://shop"], { environment });
  expect(added.exitCode).toBe(0);
  expect(added.errors).toContain('Warning: the secrets back end "secrets/backend.ts" has the connection "shop", too');
  expect((await project.run(["variables", "get", "colour"])).output).toBe("red\n");
});

test("a back end that fails is told of by commands, and the next place is asked", async () => {
  const environment = {
    BARAM__SECRETS__BACKEND: "LocalFilesystemBackend",
    BARAM__SECRETS__BACKEND_KWARGS: '{"variables_file_path": "nowhere.env"}',
    BARAM_VAR_COLOUR: "blue",
  };
  const { output, errors } = await project.run(["variables", "get", "colour"], { environment });
  expect(output).toBe("blue\n");
  expect(errors).toContain('The secrets back end "LocalFilesystemBackend" has failed, and the next place is asked: ');
});

test("a connection of the environment that cannot be read is told of by commands that look it up", async () => {
  await project.run(["variables", "set", "colour", "red"]);
  await project.run(["connections", "add", "shop", "--conn-uri", "http://stored"]);
  const environment = { BARAM_CONN_SHOP: '{"password": "hush' };
  const got = await project.run(["variables", "get", "colour"], { environment });
  expect(got).toMatchObject({ exitCode: 0, output: "red\n", errors: "" });
  const shown = await project.run(["connections", "get", "shop", "-o", "json"], { environment });
  expect(JSON.parse(shown.output)).toMatchObject([{ host: "stored" }]);
  expect(shown.errors).toMatch(/^BARAM_CONN_SHOP is no connection\. .* It is passed by\.\n$/);
  expect(shown.errors).not.toContain("hush");
});

test("a back end that cannot be opened keeps nothing from being stored", async () => {
  const environment = { BARAM__SECRETS__BACKEND: "nowhere.ts" };
  const set = await project.run(["variables", "set", "colour", "red"], { environment });
  expect(set).toMatchObject({ exitCode: 0, output: "Variable colour created\n" });
  expect(set.errors).toContain('BARAM__SECRETS__BACKEND is "nowhere.ts"; it has to be');
  const got = await project.run(["variables", "get", "colour"], { environment });
  expect([got.exitCode, got.output, got.errors]).toEqual([1, "", expect.stringContaining('is "nowhere.ts"')]);
});

test("a back end of the project's own gives options of the configuration, and says which it does not have", async () => {
  project.write("secrets/backend.ts", OPTIONS_BACKEND);
  const environment = { BARAM__SECRETS__BACKEND: "secrets/backend.ts", BARAM__SMTP__SMTP_PASSWORD_SECRET: "mail" };
  const value = await project.run(["config", "get-value", "smtp", "smtp_password"], { environment });
  expect(value).toMatchObject({ exitCode: 0, output: "hush of mail\n", errors: "" });
  const list = await project.run(["config", "list", "--section", "smtp", "-s"], { environment });
  expect(list.output).toContain("# Source: secret\nsmtp_password = < hidden >\n");

  const absent = { ...environment, BARAM__SMTP__SMTP_PASSWORD_SECRET: "absent" };
  const { exitCode, errors } = await project.run(["dags", "list"], { environment: absent });
  expect([exitCode, errors]).toEqual([
    1,
    'BARAM__SMTP__SMTP_PASSWORD_SECRET is "absent", which the secrets back end "secrets/backend.ts" does not have.\n',
  ]);
  const failing = { ...environment, BARAM__SMTP__SMTP_PASSWORD_SECRET: "sealed" };
  const refused = await project.run(["dags", "list"], { environment: failing });
  expect([refused.exitCode, refused.errors]).toEqual([1, expect.stringContaining("The vault is sealed.")]);
});

test("a file has options of the configuration", async () => {
  project.write("secrets/options.yaml", "mail: hush\n");
  const environment = {
    BARAM__SECRETS__BACKEND: "LocalFilesystemBackend",
    BARAM__SECRETS__BACKEND_KWARGS: '{"config_file_path": "secrets/options.yaml"}',
    BARAM__SMTP__SMTP_PASSWORD_SECRET: "mail",
  };
  const { output, errors } = await project.run(["config", "get-value", "smtp", "smtp_password"], { environment });
  expect([output, errors]).toEqual(["hush\n", ""]);
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

test("a connection of the environment that cannot be read matters to the task that asks for it alone", async () => {
  const environment = { BARAM_CONN_BAD: '{"password": "hush-hush', BARAM_VAR_COLOUR: "blue" };
  const shown = await project.run(["dags", "test", "show"], {
    environment: { ...environment, BARAM_CONN_WAREHOUSE: "postgres://u:hush-hush@environment" },
  });
  expect(shown.output).toContain("host environment, password ***, colour blue");
  const { exitCode, output, errors } = await project.run(["dags", "test", "show"], {
    environment: { ...environment, BARAM_CONN_WAREHOUSE: '{"password": "hush-hush' },
  });
  expect(exitCode).toBe(1);
  expect(output).toContain(
    'There is no connection "warehouse" that can be read. BARAM_CONN_WAREHOUSE is no connection. The connection cannot be read: it is not valid JSON; ',
  );
  expect(output + errors).not.toContain("hush");
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

test("the doctor names a back end that cannot be opened, or that fails", async () => {
  project.write("secrets/broken.ts", 'throw new Error("The vault is sealed.");');
  project.write("secrets/variables.env", "colour=green");
  const examine = async (backend: string, keywords: string) => {
    const environment = { BARAM__SECRETS__BACKEND: backend, BARAM__SECRETS__BACKEND_KWARGS: keywords };
    const { output } = await project.run(["doctor", "-o", "json"], { environment });
    const rows = JSON.parse(output) as readonly { readonly check: string; readonly status: string }[];
    return rows.filter(({ check }) => check === "secrets back end");
  };
  const problem = (text: string) =>
    expect.objectContaining({ status: "problem", message: expect.stringContaining(text) });
  expect(await examine("nowhere.ts", "")).toEqual([problem('BARAM__SECRETS__BACKEND is "nowhere.ts"')]);
  expect(await examine("LocalFilesystemBackend", "hush")).toEqual([problem("BACKEND_KWARGS has to be a JSON object.")]);
  expect(await examine("secrets/broken.ts", "")).toEqual([problem("The vault is sealed.")]);
  expect(await examine("LocalFilesystemBackend", '{"variables_file_path": "secrets/variables.env"}')).toEqual([
    expect.objectContaining({ status: "ok" }),
  ]);
});
