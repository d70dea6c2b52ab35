import type { MetadataChange } from "@baram/metadata-store";
import { describe, expect, test } from "vitest";
import { RoomWatch } from "./room-watch.ts";
import { withoutPassedStates } from "./without-passed-states.ts";

const EVERYTHING: MetadataChange = { kind: "everything" };

async function hasRoom(watch: RoomWatch): Promise<boolean> {
  let known = false;
  await watch.during((found) => {
    known = found;
    return Promise.resolve({ hasRoom: found });
  });
  return known;
}

async function watchThatFound(found: boolean, meanwhile: readonly MetadataChange[] = []): Promise<RoomWatch> {
  const watch = new RoomWatch();
  await watch.during(() => {
    watch.hear(meanwhile);
    return Promise.resolve({ hasRoom: found });
  });
  return watch;
}

function instance(state: "scheduled" | "running" | "success", taskInstanceId = 1): MetadataChange {
  return {
    kind: "taskInstance",
    taskInstanceId,
    dagRunId: 1,
    dagId: "d",
    runId: "r",
    taskId: "t",
    mapIndex: -1,
    state,
    tryNumber: 1,
    startDate: null,
    endDate: null,
  };
}

describe("there is room", () => {
  test("once a look has found it, until another finds none", async () => {
    expect(await hasRoom(new RoomWatch())).toBe(false);
    const watch = await watchThatFound(true);
    expect([await hasRoom(watch), await hasRoom(watch)]).toEqual([true, true]);
    await watch.during(() => Promise.resolve({ hasRoom: false }));
    expect(await hasRoom(watch)).toBe(false);
  });

  test.each([
    ["something else moved", [instance("running"), instance("success", 2)]],
    ["what was scheduled started with it", withoutPassedStates([instance("scheduled"), instance("running")])],
    ["a Dag is new", [{ kind: "dag", dagId: "d", isNew: true }]],
  ] satisfies [string, readonly MetadataChange[]][])("after it was heard that %s", async (_, changes) => {
    const watch = await watchThatFound(true);
    watch.hear(changes);
    expect(await hasRoom(watch)).toBe(true);
  });
});

describe("there may be none", () => {
  test.each([
    ["something was scheduled", [instance("scheduled")]],
    ["a Dag is another", [{ kind: "dag", dagId: "d" }]],
    ["anything may have changed", [EVERYTHING]],
  ] satisfies [string, MetadataChange[]][])("after it was heard that %s", async (_, changes) => {
    const watch = await watchThatFound(true);
    watch.hear(changes);
    expect(await hasRoom(watch)).toBe(false);
  });

  test("where that was heard while it was looked", async () => {
    expect(await hasRoom(await watchThatFound(true, [EVERYTHING]))).toBe(false);
  });

  test("after a transaction that failed, or that did not look", async () => {
    const watch = await watchThatFound(true);
    await expect(watch.during(() => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
    expect(await hasRoom(watch)).toBe(false);
    const other = await watchThatFound(true);
    await other.during(() => Promise.resolve({}));
    expect(await hasRoom(other)).toBe(false);
  });
});
