import { type Instant, parseInstant, type SerializedTask } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { describe, expect, test } from "vitest";
import { type ClearTaskInstancesInput, clearTaskInstances } from "../clear-task-instances.ts";
import { FAILURE, type LifecycleFixture } from "../lifecycle.fixture.ts";

const DAY = parseInstant("2024-01-01T00:00:00Z") as Instant;
const OTHER_DAY = parseInstant("2023-12-31T00:00:00Z") as Instant;

interface MarkerShape {
  readonly leadsTo: string;
  readonly logicalDate?: string;
  readonly recursionDepth?: number;
  readonly kind?: SerializedTask["kind"];
}

/** A marker of the task `dag.task`. */
function aMarker(taskId: string, { leadsTo, logicalDate, recursionDepth = 10, kind = "empty" }: MarkerShape) {
  const [externalDagId = "", externalTaskId = ""] = leadsTo.split(".");
  return aTask(taskId, {
    kind,
    operator: "ExternalTaskMarker",
    dagLink: { kind: "marker", dagIds: [externalDagId], recursionDepth },
    templateFields: { externalDagId, externalTaskId, logicalDate: logicalDate ?? "{{ logical_date.isoformat() }}" },
  });
}

/** What a clear does behind markers of tasks in other Dags. `fixture` gives the test's own. */
export function describeClearingAcrossDags(fixture: () => LifecycleFixture): void {
  function clear(given: Partial<ClearTaskInstancesInput> = {}) {
    return fixture().store.transaction((transaction) =>
      clearTaskInstances(transaction, {
        dagId: "parent",
        taskIds: ["load"],
        mapIndexes: null,
        version: "own",
        runs: { kind: "dates", start: DAY, end: DAY },
        onlyFailed: false,
        onlyRunning: false,
        includeUpstream: false,
        includeDownstream: true,
        resetDagRuns: true,
        isDryRun: false,
        now: fixture().now,
        ...given,
      }),
    );
  }

  async function cleared(given: Partial<ClearTaskInstancesInput> = {}): Promise<readonly string[]> {
    const outcome = await clear({ ...given, isDryRun: true });
    if (outcome.kind !== "cleared") throw new Error(JSON.stringify(outcome));
    return outcome.taskInstances
      .map(({ dagId, taskId, mapIndex }) => `${dagId}.${taskId}${mapIndex < 0 ? "" : `[${mapIndex}]`}`)
      .toSorted();
  }

  function runOf(dagId: string, logicalDate = DAY) {
    const query = fixture().store.reader.selectFrom("dagRun").selectAll().where("dagId", "=", dagId);
    return query.where("logicalDate", "=", logicalDate).executeTakeFirstOrThrow();
  }

  async function statesOf(dagId: string, logicalDate = DAY): Promise<Readonly<Record<string, string>>> {
    const { id } = await runOf(dagId, logicalDate);
    const rows = await fixture()
      .store.reader.selectFrom("taskInstance")
      .select(["taskId", "state"])
      .where("dagRunId", "=", id)
      .execute();
    return Object.fromEntries(rows.map(({ taskId, state }) => [taskId, state]));
  }

  async function storeParent(marker: Partial<MarkerShape> = {}): Promise<void> {
    const tasks = [aTask("load"), aMarker("mark", { leadsTo: "child.wait", ...marker }), aTask("beside")];
    await fixture().storeDag(aDag({ tasks, edges: ["load > mark"], given: { dagId: "parent" } }));
  }

  async function storeChild(...more: readonly SerializedTask[]): Promise<void> {
    const tasks = ["before", "wait", "report", ...more];
    const edges = ["before > wait > report", ...more.map(({ taskId }) => `report > ${taskId}`)];
    await fixture().storeDag(aDag({ tasks, edges, given: { dagId: "child" } }));
  }

  describe("clearing a marker of a task in another Dag", () => {
    test("clears that task and what is below it at the same date, and queues its run again", async () => {
      await storeParent();
      await storeChild();
      await fixture().trigger("parent", DAY);
      await fixture().trigger("child", DAY);
      await fixture().trigger("child", OTHER_DAY);
      await fixture().runToEnd();
      const outcome = await clear();

      expect(
        outcome.kind === "cleared" && outcome.taskInstances.map(({ dagId, taskId }) => `${dagId}.${taskId}`),
      ).toEqual(["parent.load", "parent.mark", "child.wait", "child.report"]);
      expect(await statesOf("child")).toEqual({ before: "success", wait: "none", report: "none" });
      expect(await runOf("child")).toMatchObject({ state: "queued", clearNumber: 1, unfinishedCount: 2 });
      expect((await runOf("child", OTHER_DAY)).state).toBe("success");
      await fixture().runToEnd();
      expect((await runOf("child")).state).toBe("success");
    });

    test("goes on with the markers that it reaches there", async () => {
      await storeParent();
      await storeChild(aMarker("mark", { leadsTo: "grandchild.a" }));
      await fixture().storeDag(aDag({ tasks: ["a", "b"], edges: ["a > b"], given: { dagId: "grandchild" } }));
      for (const dagId of ["parent", "child", "grandchild"]) await fixture().trigger(dagId, DAY);
      await fixture().runToEnd();

      expect(await cleared()).toEqual([
        "child.mark",
        "child.report",
        "child.wait",
        "grandchild.a",
        "grandchild.b",
        "parent.load",
        "parent.mark",
      ]);
      expect(await cleared({ taskIds: null })).toHaveLength(8);
    });

    test("does nothing elsewhere while the marker itself is not cleared", async () => {
      await storeParent();
      await storeChild();
      await fixture().trigger("parent", DAY);
      await fixture().trigger("child", DAY);
      await fixture().runToEnd();

      expect(await cleared({ includeDownstream: false })).toEqual(["parent.load"]);
      expect(await cleared({ taskIds: ["beside"] })).toEqual(["parent.beside"]);
    });

    test("takes of the other Dag only what failed when only that is asked for", async () => {
      await storeParent();
      await storeChild();
      await fixture().trigger("parent", DAY);
      await fixture().trigger("child", DAY);
      await fixture().runToEnd({ load: FAILURE, report: FAILURE });

      expect(await cleared({ onlyFailed: true })).toEqual(["child.report", "parent.load", "parent.mark"]);
    });

    test("passes over a run, a task or a Dag that is not there", async () => {
      await storeParent();
      await fixture().trigger("parent", DAY);
      await fixture().runToEnd();
      expect(await cleared()).toEqual(["parent.load", "parent.mark"]);

      await storeChild();
      await fixture().trigger("child", OTHER_DAY);
      await fixture().runToEnd();
      expect(await cleared()).toEqual(["parent.load", "parent.mark"]);
    });

    test("looks at the date that is written", async () => {
      await storeParent({ logicalDate: "2023-12-31" });
      await storeChild();
      await fixture().trigger("parent", DAY);
      await fixture().trigger("child", OTHER_DAY);
      await fixture().runToEnd();
      await clear();

      expect(await statesOf("child", OTHER_DAY)).toMatchObject({ wait: "none", report: "none" });
    });

    test("looks at the date that was rendered when the marker ran, and at none before", async () => {
      await storeParent({ kind: "work", logicalDate: "{{ logical_date.add(days=-1) }}" });
      await storeChild();
      await fixture().trigger("parent", DAY);
      await fixture().trigger("child", OTHER_DAY);
      await fixture().runToEnd();
      expect(await cleared()).toEqual(["parent.load", "parent.mark"]);

      const rendered = { externalDagId: "child", externalTaskId: "wait", logicalDate: "2023-12-31T00:00:00+00:00" };
      const { id } = await runOf("parent");
      await fixture().store.transaction((transaction) =>
        transaction
          .updateTable("taskInstance")
          .set({ renderedFields: JSON.stringify(rendered) })
          .where("dagRunId", "=", id)
          .where("taskId", "=", "mark")
          .execute(),
      );
      expect(await cleared()).toEqual(["child.report", "child.wait", "parent.load", "parent.mark"]);
    });

    test("takes all copies of what is below, whichever copies were asked for", async () => {
      const mapped = aTask("load", { expansion: { kind: "literal", length: 2 } });
      const parent = [mapped, aMarker("mark", { leadsTo: "child.load" })];
      await fixture().storeDag(aDag({ tasks: parent, edges: ["load > mark"], given: { dagId: "parent" } }));
      await fixture().storeDag(aDag({ tasks: [mapped], given: { dagId: "child" } }));
      await fixture().trigger("parent", DAY);
      await fixture().trigger("child", DAY);
      await fixture().runToEnd();

      expect(await cleared({ mapIndexes: [1] })).toEqual([
        "child.load[0]",
        "child.load[1]",
        "parent.load[1]",
        "parent.mark",
      ]);
    });

    test("is refused when more markers follow one another than the first one allows, and changes nothing", async () => {
      await storeParent({ recursionDepth: 1 });
      await storeChild(aMarker("mark_again", { leadsTo: "grandchild.a" }));
      await fixture().trigger("parent", DAY);
      await fixture().trigger("child", DAY);
      await fixture().runToEnd();
      const outcome = await clear();

      expect(outcome).toMatchObject({ kind: "markers-refused" });
      expect("message" in outcome && outcome.message).toMatch(/^More than 1 markers .* up to "mark_again"/);
      expect(await statesOf("parent")).toMatchObject({ load: "success", mark: "success" });
    });

    test("is refused where markers lead in a circle", async () => {
      await storeParent();
      await storeChild(aMarker("mark", { leadsTo: "parent.load" }));
      await fixture().trigger("parent", DAY);
      await fixture().trigger("child", DAY);
      await fixture().runToEnd();

      expect(await clear({ isDryRun: true })).toMatchObject({
        kind: "markers-refused",
        message: expect.stringContaining("may form a circle"),
      });
    });

    test("lets each Dag go on with its newest version when asked", async () => {
      await storeParent();
      await storeChild();
      await fixture().trigger("parent", DAY);
      await fixture().trigger("child", DAY);
      await fixture().runToEnd();
      await storeChild(aTask("send"));
      await clear({ version: "newest" });
      await fixture().runToEnd();

      expect(await statesOf("child")).toEqual({
        before: "success",
        wait: "success",
        report: "success",
        send: "success",
      });
    });
  });
}
