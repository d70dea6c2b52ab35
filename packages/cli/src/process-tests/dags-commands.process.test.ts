import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AuthorProject, GREETING } from "./author-project.fixture.ts";

const BROKEN = `throw new Error("boom");\n`;

/** Commands that must read the same whether or not a server is running. */
function describeDagsCommands(place: string, options: { readonly hasServer: boolean }): void {
  describe(place, () => {
    let project: AuthorProject;

    beforeAll(async () => {
      project = new AuthorProject({ "greeting.ts": GREETING });
      if (options.hasServer) {
        await project.startServer();
        await untilListed(project, "greeting");
      }
    });
    afterAll(() => project.remove());

    test("the Dags of the folder are listed, paused as new ones are", async () => {
      const { exitCode, output, errors } = await project.run(["dags", "list", "-o", "json"]);
      expect(errors).toBe("");
      expect(exitCode).toBe(0);
      const fileloc = join(project.folder, "dags", "greeting.ts");
      expect(JSON.parse(output)).toEqual([{ dag_id: "greeting", fileloc, owners: ["airflow"], is_paused: "True" }]);
    });

    test("columns are those that are asked for, in their order; what there is not is told of", async () => {
      const columns = "is_paused, dag_id,max_active_tasks,nonsense";
      const { exitCode, output, errors } = await project.run(["dags", "list", "--col", columns, "-oplain"]);
      expect(exitCode).toBe(0);
      expect(output).toBe("is_paused  dag_id    max_active_tasks\nTrue       greeting  16\n");
      expect(errors).toContain("nonsense");
    });

    test("a file outside the given place is not listed", async () => {
      const { output } = await project.run(["dags", "list", "-S", "DAGS_FOLDER/other.ts"]);
      expect(output).toBe("No data found\n");
    });

    test("a Dag is paused and unpaused, and only a change is listed", async () => {
      expect((await project.run(["dags", "unpause", "greeting", "-o", "json"])).output).toBe(
        `[{"dag_id":"greeting","is_paused":"False"}]\n`,
      );
      expect((await project.run(["dags", "unpause", "greeting"])).output).toBe("No paused DAGs were found\n");
      expect((await project.run(["dags", "pause", "greeting", "-o", "plain"])).output).toBe(
        "dag_id    is_paused\ngreeting  True\n",
      );
      expect(await project.run(["dags", "pause", "nope"])).toMatchObject({
        exitCode: 0,
        output: "No unpaused DAGs were found\n",
      });
    });

    test("a pattern is asked about, and without an answer nothing happens", async () => {
      const words = ["dags", "unpause", "^gr", "--treat-dag-id-as-regex"];
      const unanswered = await project.run(words);
      expect(unanswered.exitCode).toBe(1);
      expect(unanswered.output).toBe("You are about to unpause 1 DAGs:\ngreeting\n\nAre you sure? [y/n]\n");
      expect(await project.run(words, { input: "no\n" })).toMatchObject({ exitCode: 0 });
      const { output } = await project.run(["dags", "list", "--columns", "is_paused", "-o", "json"]);
      expect(JSON.parse(output)).toEqual([{ is_paused: "True" }]);
    });

    test("a Dag is deleted only with an answer, and without one it is a failure", async () => {
      const unanswered = await project.run(["dags", "delete", "greeting"]);
      expect(unanswered).toMatchObject({ exitCode: 1, errors: expect.stringContaining("was not answered") });
      expect(unanswered.output).not.toContain("Cancelled");
      const refused = await project.run(["dags", "delete", "greeting"], { input: "yes\n" });
      expect(refused).toMatchObject({ exitCode: 0, output: expect.stringMatching(/\(y\/n\)Cancelled\n$/) });
    });

    test("a triggered run of a paused Dag is queued, and keeps the offset of its date", async () => {
      const given = ["-e", "2024-02-03T04:05:06.789+01:00", "-c", `{"k":[1,"v"]}`];
      const { exitCode, output } = await project.run(["dags", "trigger", "greeting", ...given, "-o", "json"]);
      expect(exitCode).toBe(0);
      expect(JSON.parse(output)).toEqual([
        {
          conf: { k: ["1", "v"] },
          dag_id: "greeting",
          dag_run_id: "manual__2024-02-03T04:05:06+01:00",
          data_interval_start: "2024-02-03 04:05:06+01:00",
          data_interval_end: "2024-02-03 04:05:06+01:00",
          end_date: null,
          external_trigger: "True",
          last_scheduling_decision: null,
          logical_date: "2024-02-03 04:05:06+01:00",
          run_type: "manual",
          start_date: null,
          state: "queued",
        },
      ]);
    });

    test("a taken run id or logical date, and an unknown Dag, are one sentence each", async () => {
      const trigger = (...words: readonly string[]) => project.run(["dags", "trigger", ...words]);
      expect(await trigger("greeting", "-r", "taken", "-e", "2024-03-01")).toMatchObject({ exitCode: 0 });
      for (const words of [
        ["-r", "taken", "-e", "2024-03-02"],
        ["-r", "other", "-e", "2024-03-01"],
      ]) {
        const { exitCode, output, errors } = await trigger("greeting", ...words);
        expect({ exitCode, output }).toEqual({ exitCode: 1, output: "" });
        expect(errors).toContain(words[1]);
      }
      const unknown = await trigger("nope");
      expect(unknown).toMatchObject({ exitCode: 1, output: "" });
      const sentence = /'nope'.*does not exist or it failed to parse.*baram dags list-import-errors/;
      expect(unknown.errors).toMatch(sentence);
      expect(await project.run(["dags", "why", "nope"])).toMatchObject({
        exitCode: 1,
        errors: expect.stringMatching(sentence),
      });
      expect(await trigger("greeting", "-r", "scheduled__x")).toMatchObject({ exitCode: 1, output: "" });
    });

    test("a broken file is told of and does not hide the others", async () => {
      project.write("dags/broken.ts", BROKEN);
      const look = () => project.run(["dags", "list", "-o", "plain", "--columns", "dag_id"]);
      let listed = await look();
      while (listed.errors === "") listed = await look();
      expect(listed).toMatchObject({ exitCode: 0, output: "dag_id\ngreeting\n" });
      expect(listed.errors).toContain("Failed to load all files: broken.ts");
    });
  });
}

async function untilListed(project: AuthorProject, dagId: string): Promise<void> {
  for (;;) {
    const { output } = await project.run(["dags", "list", "--columns", "dag_id"]);
    if (output.includes(dagId)) return;
  }
}

describeDagsCommands("without a server", { hasServer: false });
describeDagsCommands("beside a running server", { hasServer: true });
