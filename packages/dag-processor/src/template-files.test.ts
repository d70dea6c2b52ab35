import { TEMPLATE_FILES_EXPORT } from "@baram/execution-api";
import { afterEach, describe, expect, test } from "vitest";
import { aDagFile, DagProject } from "./dag-project.fixture.ts";

let project: DagProject;
afterEach(() => project.close());

/** The runner of the fixture finds these names, in the Dag file's folder and below `sql`. */
function aDagFileWithTemplates(...names: readonly string[]): string {
  return `${aDagFile("a")}\n${names.map((name) => `globalThis.named = "template:${name}";`).join("\n")}`;
}

/** The template files in the newest bundle that was stored. */
async function storedTemplateFiles(): Promise<unknown> {
  const { bundleHash } = await project.store.reader.selectFrom("dagFile").selectAll().executeTakeFirstOrThrow();
  const { module } = await project.store.reader
    .selectFrom("dagBundle")
    .selectAll()
    .where("hash", "=", bundleHash ?? "")
    .executeTakeFirstOrThrow();
  const loaded = (await import(`data:text/javascript,${encodeURIComponent(withoutImports(module))}`)) as object;
  return Reflect.get(loaded, TEMPLATE_FILES_EXPORT);
}

function withoutImports(module: string): string {
  return module.replace(/^import .*$/gm, "").replaceAll(/new Dag\d*\([^\n]*\);/g, "");
}

describe("the template files of a Dag", () => {
  test("travel in its bundle, with those that they name in turn", async () => {
    project = await DagProject.open({
      "dags/a.ts": aDagFileWithTemplates("run.sql", "none.sql", "../outside.sql"),
      "dags/sql/run.sql": "SELECT {{ ds }} {% include 'parts/where.sql' %}",
      "dags/sql/parts/where.sql": "WHERE '\u2028' = \"$1\" -- </script>",
      "outside.sql": "outside",
    });
    await project.start();
    expect(await storedTemplateFiles()).toEqual([
      ["sql/parts/where.sql", "WHERE '\u2028' = \"$1\" -- </script>"],
      ["sql/run.sql", "SELECT {{ ds }} {% include 'parts/where.sql' %}"],
    ]);
  });

  test("are none where it names none, and its bundle is as it was", async () => {
    project = await DagProject.open({ "dags/a.ts": aDagFile("a") });
    await project.start();
    expect(await storedTemplateFiles()).toBeUndefined();
  });

  test("make another bundle when one of them changes, at the next start", async () => {
    project = await DagProject.open({ "dags/a.ts": aDagFileWithTemplates("run.sql"), "dags/run.sql": "one" });
    await project.start();
    await project.start();
    expect(project.parses).toEqual([]);
    project.write("dags/run.sql", "another");
    await project.start();
    expect(project.parses).toEqual(["a.ts"]);
    expect(await storedTemplateFiles()).toEqual([["run.sql", "another"]]);
  });

  test("are watched, those that do not exist yet too", async () => {
    project = await DagProject.open({ "dags/a.ts": aDagFileWithTemplates("run.sql") });
    await project.start();
    expect(await storedTemplateFiles()).toBeUndefined();
    await project.changed(
      () => project.write("dags/sql/run.sql", "added"),
      async () => JSON.stringify(await storedTemplateFiles()) === '[["sql/run.sql","added"]]',
    );
    await project.changed(
      () => project.write("dags/run.sql", "nearer"),
      async () => JSON.stringify(await storedTemplateFiles()) === '[["run.sql","nearer"]]',
    );
  });
});
