import { expect, test } from "vitest";
import { anAuthorsProject } from "./authors-project.fixture.ts";

const TASKS = 500;

/** One of this many tasks is mapped over a list of the one before it, and reduced by the next. */
const MAPPED_EACH = 5;

/**
 * One file of tasks in which each takes fields of the results of two before it, three levels deep, some of them mapped.
 */
function manyTasks({ isMapped }: { readonly isMapped: boolean }): string {
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
    if (isMapped && index % MAPPED_EACH === 0) {
      const partial = `{ rows: ${one}.rows, name: ${other}.nested.name }`;
      const tags = "{ rows, name, tag }: { rows: number; name: string; tag: string }";
      lines.push(
        `const each${index} = dag.task("each${index}", (${tags}) => ({ rows, nested: { name, deep: { tags: [tag] } } })).partial(${partial}).expand({ tag: ${one}.nested.deep.tags });`,
        `const ${name} = dag.task("${name}", ({ all }: { all: readonly { rows: number }[] }) => ({ rows: all.length, nested: { name: "${name}", deep: { when: new Date(), tags: ["x"] } } }))({ all: each${index} });`,
      );
      names = [name, one];
      continue;
    }
    lines.push(
      `const ${name} = dag.task("${name}", (${inputs}) => (${result}))({ rows: ${one}.rows, name: ${other}.nested.name, tags: ${one}.nested.deep.tags });`,
    );
    names = [name, one];
  }
  return `${lines.join("\n")}\nexport {};\n`;
}

// The editor checks a Dag file at every key stroke. The number counts the compiler's work and does not depend on the
// machine; it grows in proportion to the tasks.
test.each([false, true])(
  "checking a file of 500 connected tasks costs the compiler little (mapped: %s)",
  async (isMapped) => {
    await using project = await anAuthorsProject({ "many.ts": manyTasks({ isMapped }) });
    const output = await project.compile("--noEmit", "--extendedDiagnostics");
    const instantiations = Number(/^Instantiations:\s+(\d+)/m.exec(output)?.[1]);
    expect(output).not.toContain("error TS");
    expect(instantiations).toBeGreaterThan(0);
    expect(instantiations).toBeLessThan(400_000);
  },
);
