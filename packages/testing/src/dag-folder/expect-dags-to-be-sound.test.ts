import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Dag } from "@baram/sdk";
import { afterEach, beforeEach, expect, test } from "vitest";
import { expectDagsToBeSound } from "./expect-dags-to-be-sound.ts";

/** Node loads Dag files by itself and cannot load the sources of the SDK, so the test hands its own over. */
const HANDED_OVER = Symbol.for("baram.test.Dag");

let project: string;
let dags: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "baram-project-"));
  dags = join(project, "dags");
  mkdirSync(dags);
  mkdirSync(join(project, "node_modules/baram"), { recursive: true });
  writeFileSync(join(project, "node_modules/baram/package.json"), '{ "type": "module", "main": "index.js" }');
  const module = 'export const Dag = globalThis[Symbol.for("baram.test.Dag")];';
  writeFileSync(join(project, "node_modules/baram/index.js"), module);
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
  Reflect.set(globalThis, HANDED_OVER, Dag);
});
afterEach(() => rmSync(project, { recursive: true }));

function write(name: string, text: string): void {
  writeFileSync(join(dags, name), `import { Dag } from "baram";\n${text}`);
}

test("a folder whose Dags load and follow the rules is sound", async () => {
  write("a.ts", 'new Dag("a", { tags: ["sales"] }).task("t", (): number => 1)();');
  await expect(expectDagsToBeSound(dags, { requireTags: true })).resolves.toBeUndefined();
});

test("every mistake is named, with its file: one that does not load, a cycle, an id used twice, a missing tag", async () => {
  write("broken.ts", "const answer: number = missing;\n");
  write(
    "circle.ts",
    'const d = new Dag("c"); const a = d.task("a", () => 1)(); const b = d.task("b", () => 1)();\na.before(b); b.before(a);',
  );
  write("one.ts", 'new Dag("same");');
  write("two.ts", 'new Dag("same");');
  const sound = expectDagsToBeSound(dags, { requireTags: true });
  await expect(sound).rejects.toThrow(/have 4 mistakes/);
  await expect(sound).rejects.toThrow(/broken\.ts:2: .*missing is not defined/);
  await expect(sound).rejects.toThrow(/circle\.ts.*form a cycle/);
  await expect(sound).rejects.toThrow(/The Dag id "same" is used in two files/);
  await expect(sound).rejects.toThrow(/(one|two)\.ts: Dag "same": it has no tags/);
});

test("a rule of the team says in a sentence what it misses", async () => {
  write("a.ts", 'new Dag("a").task("t", () => 1)();');
  const rules = [
    ({ tasks }: { tasks: readonly { retries: number }[] }) =>
      tasks.some(({ retries }) => retries === 0) ? "its tasks need retries." : null,
  ];
  await expect(expectDagsToBeSound(dags, { rules })).rejects.toThrow('a.ts: Dag "a": its tasks need retries.');
});

test("a folder that is not there is told, and so is one without Dags", async () => {
  await expect(expectDagsToBeSound(join(project, "dag"))).rejects.toThrow(/There is no folder/);
  await expect(expectDagsToBeSound(dags)).rejects.toThrow("There is not one Dag in it.");
});
