import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeTerminal } from "../../terminal/terminal.fixture.ts";
import { initProject } from "./init-project.ts";
import { projectName } from "./project-files.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-init-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("an empty folder becomes a project that depends on Baram and has an example Dag", async () => {
  const terminal = new FakeTerminal({ workingFolder: folder });
  expect(await initProject(terminal, { folder: "My Dags", install: false })).toBe(0);
  const project = join(folder, "My Dags");
  expect(readdirSync(project).sort()).toEqual([".gitignore", "dags", "package.json", "tsconfig.json"]);
  const manifest: unknown = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
  expect(manifest).toMatchObject({ name: "my-dags", type: "module", dependencies: { baram: expect.any(String) } });
  expect(readFileSync(join(project, "dags", "example.ts"), "utf8")).toContain("new Dag(");
  expect(terminal.output).toContain("cd My Dags");
});

test("files that are there already are kept", async () => {
  writeFileSync(join(folder, "package.json"), "{}");
  const terminal = new FakeTerminal({ workingFolder: folder });
  await initProject(terminal, { folder: ".", install: false });
  expect(readFileSync(join(folder, "package.json"), "utf8")).toBe("{}");
  expect(terminal.output).toContain("Kept  package.json");
});

test("a file in the place of the folder is one sentence", async () => {
  writeFileSync(join(folder, "taken"), "");
  const terminal = new FakeTerminal({ workingFolder: folder });
  await expect(initProject(terminal, { folder: "taken", install: false })).rejects.toThrow("cannot be written");
});

test.each([
  ["My Dags", "my-dags"],
  [".hidden", "hidden"],
  ["데이터", "dags"],
])("the folder %s makes a name that npm takes", (name, expected) => {
  expect(projectName(name)).toBe(expected);
});
