import { type DagGraphEdge, type DagGraphNode, neighboursOf, type SerializedTask } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { readDagGraph } from "@baram/metadata-store";
import { describe, expect, test } from "vitest";
import { type LifecycleFixture, SUCCESS } from "../lifecycle.fixture.ts";
import { retireDagFile } from "../retire-dag-file.ts";

const ORDERS = { kind: "asset", uri: "s3://b/orders", extra: { owner: "sales" } } as const;
const FILES = { kind: "alias", name: "files" } as const;

function aLink(taskId: string, kind: "trigger" | "sensor", ...dagIds: readonly string[]): SerializedTask {
  return aTask(taskId, { dagLink: { kind, dagIds } });
}

function nameOf({ kind, name }: DagGraphNode): string {
  return kind === "dag" ? name : `${kind} ${name}`;
}

function drawn(edges: readonly DagGraphEdge[]): readonly string[] {
  return edges
    .map(
      ({ from, to, kind, taskId }) =>
        `${nameOf(from)} > ${nameOf(to)} by ${kind}${taskId === null ? "" : ` ${taskId}`}`,
    )
    .toSorted();
}

/** How Dags and assets lead from one to another, as it is stored with them. `fixture` gives the test's own. */
export function describeDagGraph(fixture: () => LifecycleFixture): void {
  const read = (dagId: string | null = null) => readDagGraph(fixture().store.reader, { dagId });

  async function store(dagId: string, tasks: readonly (string | SerializedTask)[], given = {}): Promise<void> {
    await fixture().storeDag(aDag({ tasks, given: { ...given, dagId } }));
  }

  async function storeAll(): Promise<void> {
    await store("load", [
      aTask("write", { outlets: [ORDERS, FILES], inlets: [] }),
      aLink("trigger", "trigger", "archive", "gone"),
      aTask("mark", { dagLink: { kind: "marker", dagIds: ["wait"], recursionDepth: 10 } }),
    ]);
    await store("archive", ["a"]);
    await store("wait", [aLink("wait", "sensor", "load")]);
    await store("report", [aTask("read", { inlets: [ORDERS] })], {
      schedule: { kind: "assets", condition: ORDERS },
    });
    await store("all", ["a"], { schedule: { kind: "assets", condition: FILES } });
    await store("alone", ["a"]);
  }

  describe("the graph of Dags and assets", () => {
    test("shows who triggers, waits for, marks, updates and reads whom", async () => {
      await storeAll();
      const graph = await read();

      expect(drawn(graph.edges)).toEqual([
        "alias files > all by schedule",
        "asset s3://b/orders > report by inlet read",
        "asset s3://b/orders > report by schedule",
        "load > alias files by outlet write",
        "load > archive by trigger trigger",
        "load > asset s3://b/orders by outlet write",
        "load > gone by trigger trigger",
        "load > wait by marker mark",
        "load > wait by sensor wait",
      ]);
      expect(graph.dags.map(({ dagId }) => dagId)).toEqual(["all", "archive", "load", "report", "wait"]);
      expect(graph.assets.map(({ uri, extra }) => [uri, JSON.parse(extra)])).toEqual([[ORDERS.uri, ORDERS.extra]]);
    });

    test("around one Dag ends with the next ones", async () => {
      await storeAll();

      expect(drawn((await read("archive")).edges)).toEqual(["load > archive by trigger trigger"]);
      expect(drawn((await read("report")).edges)).toEqual([
        "asset s3://b/orders > report by inlet read",
        "asset s3://b/orders > report by schedule",
        "load > asset s3://b/orders by outlet write",
      ]);
      const { edges } = await read("load");
      expect(neighboursOf(edges, "load")).toEqual({
        upstreamDagIds: [],
        downstreamDagIds: ["all", "archive", "gone", "report", "wait"],
      });
      expect(await read("alone")).toMatchObject({ dags: [{ dagId: "alone" }], edges: [] });
    });

    test("leads through an alias to what was updated under it", async () => {
      await storeAll();
      await fixture().trigger("load");
      const outletEvents = [{ uri: "s3://b/new", extra: {}, aliasName: FILES.name }];
      await fixture().runToEnd({ write: { ...SUCCESS, outletEvents } });
      await store("new", ["a"], {
        schedule: { kind: "assets", condition: { kind: "asset", uri: "s3://b/new", extra: {} } },
      });
      const { edges } = await read("new");

      expect(drawn(edges)).toContain("alias files > asset s3://b/new by alias");
      expect(neighboursOf(edges, "new").upstreamDagIds).toEqual(["load"]);
    });

    test("forgets what the newest version of a Dag does not say, and Dags that are gone", async () => {
      await storeAll();
      await store("load", [aLink("trigger", "trigger", "archive")]);
      expect(drawn((await read("load")).edges)).toEqual([
        "load > archive by trigger trigger",
        "load > wait by sensor wait",
      ]);
      expect((await read()).assets.map(({ uri }) => uri)).toEqual([ORDERS.uri]);

      await fixture().store.transaction((transaction) => retireDagFile(transaction, { relativePath: "report.ts" }));
      const graph = await read();
      expect(drawn(graph.edges)).toEqual([
        "alias files > all by schedule",
        "load > archive by trigger trigger",
        "load > wait by sensor wait",
      ]);
      expect(graph.assets).toEqual([]);
    });
  });
}
