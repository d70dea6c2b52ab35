import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AuthorProject, GREETING } from "./author-project.fixture.ts";

/** Commands of upkeep, which must do the same whether or not a server is running. */
function describeUpkeep(place: string, options: { readonly hasServer: boolean }): void {
  describe(place, () => {
    let project: AuthorProject;

    beforeAll(async () => {
      project = new AuthorProject({ "greeting.ts": GREETING });
      if (options.hasServer) await project.startServer();
      for (;;) {
        const { output } = await project.run(["dags", "list", "-o", "json"]);
        if (output.includes("greeting")) break;
      }
      await project.run(["dags", "trigger", "greeting", "-r", "waits"]);
    });
    afterAll(() => project.remove());

    test("a Dag and a task say what they wait for", async () => {
      const dag = await project.run(["dags", "why", "greeting", "2020-01-01", "-o", "json"]);
      expect(JSON.parse(dag.output)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ run: "2020-01-01T00:00:00+00:00", kind: "unscheduled" }),
          expect.objectContaining({ run: "next", kind: "unscheduled" }),
          { run: "waits", kind: "dag-paused", reason: 'The Dag "greeting" is paused.' },
        ]),
      );
      const { output, errors } = await project.run(["tasks", "why", "greeting", "nope", "waits"]);
      expect([output, errors]).toEqual(["", expect.stringContaining("nope has no such instance")]);
    });

    test("old rows are counted, kept without the words, deleted with them, exported and dropped", async () => {
      const clean = ["db", "clean", "--clean-before-timestamp", "2200-01-01", "-t", "log, nonsense"];
      const counted = await project.run([...clean, "--dry-run"]);
      expect(counted.errors).not.toContain("refused");
      expect(counted.output).toMatch(/^log: [1-9]\d* rows$/m);
      expect(counted.errors).toContain("nonsense");
      const unconfirmed = await project.run(clean, { input: "yes\n" });
      expect(unconfirmed).toMatchObject({
        exitCode: 1,
        errors: expect.stringContaining("User did not confirm; exiting."),
      });
      const deleted = await project.run(clean, { input: "delete rows\n" });
      expect(deleted.output).toMatch(/^log: deleted [1-9]\d* rows, archived in _baram_deleted__log__\d{14}$/m);

      const folder = join(project.folder, "exported");
      mkdirSync(folder);
      const exported = await project.run(["db", "export-archived", "--output-path", folder]);
      expect(exported).toMatchObject({ exitCode: 0 });
      const [name = ""] = readdirSync(folder);
      expect(readFileSync(join(folder, name), "utf8")).toMatch(/^id,created_at,event,/);
      expect((await project.run(["db", "drop-archived", "-y"])).output).toContain("Dropped _baram_deleted__log__");
      expect((await project.run(["db", "drop-archived"])).output).toContain("There are no archived tables.");
    });

    test("without a known table, and without a folder that there is, nothing is done", async () => {
      const clean = ["db", "clean", "--clean-before-timestamp", "2020-01-01", "-y", "-t", "nonsense"];
      expect(await project.run(clean)).toMatchObject({
        exitCode: 1,
        errors: expect.stringContaining("No tables selected for db cleanup. Please choose valid table names."),
      });
      const nowhere = join(project.folder, "nowhere");
      expect((await project.run(["db", "export-archived", "--output-path", nowhere])).exitCode).toBe(2);
    });
  });
}

describeUpkeep("without a server", { hasServer: false });
describeUpkeep("beside a running server", { hasServer: true });
