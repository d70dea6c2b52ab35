import { expect, test } from "vitest";
import { anAuthorsProject } from "./authors-project.fixture.ts";

const TASKS = 500;

/** One file of tasks in which each takes fields of the results of two before it, three levels deep. */
function manyTasks(): string {
  const lines = [
    'import { Dag } from "@baram/sdk";',
    'const dag = new Dag("many", {});',
    'const first = dag.task("first", () => ({ rows: 1, nested: { name: "a", deep: { when: new Date(), tags: ["x"] } } }))();',
  ];
  let names = ["first", "first"];
  for (let index = 0; index < TASKS; index += 1) {
    const name = `task${index}`;
    const [one = "first", other = "first"] = names;
    const inputs = `{ rows, name, tags }: { rows: number; name: string; tags: readonly string[] }`;
    const result = `{ rows: rows + ${index}, nested: { name, deep: { when: new Date(), tags: [...tags, "${name}"] } } }`;
    lines.push(
      `const ${name} = dag.task("${name}", (${inputs}) => (${result}))({ rows: ${one}.rows, name: ${other}.nested.name, tags: ${one}.nested.deep.tags });`,
    );
    names = [name, one];
  }
  return `${lines.join("\n")}\nexport {};\n`;
}

// The editor checks a Dag file at every key stroke. The number counts the compiler's work and does not depend on the
// machine; it grows in proportion to the tasks.
test("checking a file of 500 connected tasks costs the compiler little", async () => {
  await using project = await anAuthorsProject({ "many.ts": manyTasks() });
  const output = await project.compile("--noEmit", "--extendedDiagnostics");
  const instantiations = Number(/^Instantiations:\s+(\d+)/m.exec(output)?.[1]);
  expect(output).not.toContain("error TS");
  expect(instantiations).toBeGreaterThan(0);
  expect(instantiations).toBeLessThan(400_000);
});
