import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addSeconds, instantFromDate } from "@baram/domain";
import type { AuthorQuestion, XComBackendSettings } from "@baram/execution-api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AuthorProject } from "./author-project.fixture.ts";

let project: AuthorProject;

beforeAll(() => {
  project = new AuthorProject();
});
afterAll(() => project.remove());

/** A back end whose module has this text. */
function aBackend(name: string, text: string): XComBackendSettings {
  const modulePath = join(project.folder, name);
  writeFileSync(modulePath, text);
  return { kind: "module", limitBytes: 1000, name, modulePath };
}

function ask(question: AuthorQuestion) {
  return project.pool.ask(question, { timeoutSeconds: 2 });
}

test("a back end of the project says what lists show", async () => {
  const backend = aBackend(
    "shows.mjs",
    `export const xcomBackend = { prefix: "seen", listValue(stored) { return [this.prefix, stored]; } };`,
  );
  const answer = await ask({ kind: "showXComs", backend, texts: ["1", '{"a":2}'] });
  expect(answer).toEqual({
    kind: "answer",
    answer: [
      ["seen", 1],
      ["seen", { a: 2 }],
    ],
  });
});

test("a back end is told which XComs are gone", async () => {
  const path = join(project.folder, "purged.txt");
  const backend = aBackend(
    "purges.mjs",
    `import { appendFileSync } from "node:fs";
     export const xcomBackend = { purge: (stored, { taskId, key }) => appendFileSync(${JSON.stringify(path)}, taskId + " " + key + " " + stored) };`,
  );
  const place = { dagId: "d", runId: "r", taskId: "t", mapIndex: -1, key: "k" };
  const answer = await ask({ kind: "purgeXComs", backend, xcoms: [{ id: 1, place, value: "5" }] });
  expect(answer).toEqual({ kind: "answer", answer: { ids: [1], thrown: [] } });
  expect(readFileSync(path, "utf8")).toBe("t k 5");
});

test("what a back end cannot remove is told, and the rest is removed", async () => {
  const backend = aBackend(
    "picks.mjs",
    `export const xcomBackend = { purge: (stored) => { if (stored === 1) throw new RangeError("no " + stored); } };`,
  );
  const place = { dagId: "d", runId: "r", taskId: "t", mapIndex: -1, key: "k" };
  const xcoms = [1, 2].map((id) => ({ id, place, value: String(id) }));
  const answer = await ask({ kind: "purgeXComs", backend, xcoms });
  expect(answer).toEqual({ kind: "answer", answer: { ids: [2], thrown: ["RangeError: no 1"] } });
});

test.each([
  ["throws.mjs", `export const xcomBackend = { listValue() { throw new RangeError("no"); } };`, "RangeError: no"],
  ["nothing.mjs", "export const other = 1;", "exports no xcomBackend"],
  ["wrong.mjs", "export const xcomBackend = { purge: 5 };", "xcomBackend.purge of the module wrong.mjs is no function"],
  ["broken.mjs", "export const = ;", "SyntaxError"],
  ["ends.mjs", "process.exit(3);", "exited with code 3"],
  ["loops.mjs", "for (;;);", "took longer than 2 s"],
])("what goes wrong in %s is an answer", async (name, text, sentence) => {
  const answer = await ask({ kind: "showXComs", backend: aBackend(name, text), texts: ["1"] });
  expect(answer).toMatchObject({ kind: "failed", message: expect.stringContaining(sentence) });
});

test("after a back end ended its process the next question is answered by another", async () => {
  const backend = { kind: "database", limitBytes: 1000 } as const;
  expect(await ask({ kind: "showXComs", backend, texts: ["1"] })).toEqual({ kind: "answer", answer: [1] });
});

test("a timetable in a Dag file names the next run, and what a run by hand covers", async () => {
  const bundle = project.bundle(`import { Dag } from "baram";
const HOUR = 3_600_000;
class AfterWork {
  nextDagRun(last, { earliest }) {
    const start = last?.end ?? earliest;
    return { dataInterval: { start, end: new Date(start.getTime() + HOUR) } };
  }
  inferManualDataInterval(at) {
    return { start: new Date(at.getTime() - HOUR), end: at };
  }
}
new Dag("dag", { schedule: new AfterWork(), startDate: "2024-01-01" });`);
  const start = instantFromDate(new Date("2024-01-01T00:00:00Z"));
  const end = addSeconds(start, 3600);
  const restriction = { earliest: start, latest: null, catchup: true };
  const next = await ask({ kind: "nextDagRun", bundle, dagId: "dag", last: null, restriction });
  expect(next).toEqual({
    kind: "answer",
    answer: { logicalDate: start, dataInterval: { start, end }, runAfter: end },
  });
  const manual = await ask({ kind: "inferManualDataInterval", bundle, dagId: "dag", at: end });
  expect(manual).toEqual({ kind: "answer", answer: { start, end } });
});
