import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AuthorProject } from "./author-project.fixture.ts";

const LARGE = `import { Dag } from "baram";
const dag = new Dag("large", { startDate: "2024-01-01", schedule: null });
const make = dag.task("make", () => ({ words: "x".repeat(500) }));
const count = dag.task("count", ({ words }: { words: string }) => console.log("length " + words.length));
count({ words: make().words });
`;

/** It is TypeScript, imports from the project, and keeps what it is given in a folder. */
const BACKEND = `import type { XComBackend } from "baram";
import { place } from "./place.ts";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
export const xcomBackend: XComBackend = {
  serializeValue: (value, { taskId, key }) => {
    mkdirSync(place, { recursive: true });
    writeFileSync(place + "/" + taskId + "-" + key, JSON.stringify(value));
    return { name: taskId + "-" + key };
  },
  deserializeValue: (stored) => JSON.parse(readFileSync(place + "/" + (stored as { name: string }).name, "utf8")) as unknown,
};
`;

let project: AuthorProject;

beforeEach(() => {
  project = new AuthorProject({ "large.ts": LARGE });
});
afterEach(() => project.remove());

test("the file of the configuration sends large XComs into files, from where other tasks read them", async () => {
  project.write(".baram/baram.cfg", "[core]\nxcom_backend = files\nxcom_files_threshold_bytes = 100\n");
  const { exitCode, output, errors } = await project.run(["dags", "test", "large"]);
  expect([exitCode, errors]).toEqual([0, ""]);
  expect(output).toContain("length 500");
  const files = readdirSync(join(project.home, "xcoms"), { recursive: true, encoding: "utf8" });
  const [file = "none"] = files.filter((name) => name.endsWith(".json"));
  expect(file).toMatch(/^large\/.*\/make\/-1\/return_value-[0-9a-f]{16}\.json$/);
  expect(readFileSync(join(project.home, "xcoms", file), "utf8")).toBe(`{"words":"${"x".repeat(500)}"}`);
});

test("a module of the project keeps XComs where it wants to", async () => {
  project.write("xcoms/backend.ts", BACKEND);
  project.write("xcoms/place.ts", `export const place: string = "kept";\n`);
  const environment = { BARAM__CORE__XCOM_BACKEND: "xcoms/backend.ts" };
  const { exitCode, output } = await project.run(["dags", "test", "large"], { environment });
  expect(exitCode).toBe(0);
  expect(output).toContain("length 500");
  expect(existsSync(join(project.folder, "kept", "make-return_value"))).toBe(true);
});

test("a back end that there is not stops the start with one sentence", async () => {
  const environment = { BARAM__CORE__XCOM_BACKEND: "nowhere.ts" };
  const { exitCode, errors } = await project.run(["dags", "test", "large"], { environment });
  expect(exitCode).toBe(1);
  expect(errors).toContain('BARAM__CORE__XCOM_BACKEND is "nowhere.ts"; it has to be database, files, a file below');
});

test("the first start writes a configuration file, and what is misspelt in it is warned about", async () => {
  const server = await project.startServer();
  await server.stop();
  expect(readFileSync(join(project.home, "baram.cfg"), "utf8")).toContain("# xcom_backend = database");
  project.write(".baram/baram.cfg", "[core]\nxcom_backed = files\n");
  const { errors } = await project.run(["dags", "list"]);
  expect(errors).toContain("[core] xcom_backed in ");
  expect(errors).toContain("Did you mean [core] xcom_backend?");
});
