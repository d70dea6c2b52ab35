import { aDag, aGroup, aTask } from "@baram/domain/fixture";
import {
  countReturnValues,
  findMapLengths,
  findReturnValueAt,
  findReturnValueIfChanged,
  listXComsOfTask,
} from "@baram/metadata-store";
import { describe, expect, test } from "vitest";
import { type LifecycleFixture, RETURNED, SUCCESS } from "../lifecycle.fixture.ts";

const returnedText = (value: string) => ({ ...RETURNED, xcoms: [{ key: "return_value", value }] });

/** What instances of mapped tasks read of one another. */
export function describeMappedValues(fixture: () => LifecycleFixture): void {
  const reader = () => fixture().store.reader;
  const of = (runId: string, taskId = "m") => ({ dagId: "d", runId, taskId, mapIndexes: null });

  /** `m` with four instances, of which the second returns nothing; `z` keeps the run from ending. */
  async function runMapped(isEachGiven = false): Promise<string> {
    const mapped = aTask("m", { expansion: { kind: "literal", length: 4 } });
    const over = aTask("o", { expansion: { kind: "task", taskId: "m" } });
    await fixture().storeDag(aDag({ tasks: [mapped, over], edges: ["m > o"] }));
    const runId = await fixture().trigger();
    const texts = [0, 1, 2, 3].map((index) => [`m[${index}]`, returnedText(`${index}`)] as const);
    await fixture().runToEnd({ ...Object.fromEntries(texts), ...(isEachGiven ? {} : { "m[1]": SUCCESS }) });
    return runId;
  }

  describe("the values of a mapped task", () => {
    test("come in the order of map indexes, all or some of them", async () => {
      const runId = await runMapped();
      const key = "return_value";
      const all = await listXComsOfTask(reader(), { ...of(runId), key });
      expect(all.map(({ mapIndex, value }) => [mapIndex, value])).toEqual([
        [0, "0"],
        [2, "2"],
        [3, "3"],
      ]);
      const some = await listXComsOfTask(reader(), { ...of(runId), key, mapIndexes: { from: 1, to: 2 } });
      expect(some.map(({ mapIndex }) => mapIndex)).toEqual([2]);
    });

    test.each([true, false])(
      "are counted and found by their place (each instance has one: %s)",
      async (isEachGiven) => {
        const runId = await runMapped(isEachGiven);
        const values = isEachGiven ? ["0", "1", "2", "3"] : ["0", "2", "3"];
        expect(await countReturnValues(reader(), of(runId))).toBe(values.length);
        for (const [place, value] of [...values, undefined].entries()) {
          expect((await findReturnValueAt(reader(), { ...of(runId), place }))?.value).toBe(value);
        }
        const within = { ...of(runId), mapIndexes: { from: 2, to: 3 } };
        expect(await countReturnValues(reader(), within)).toBe(2);
        expect((await findReturnValueAt(reader(), { ...within, place: 1 }))?.value).toBe("3");
        expect(await findReturnValueAt(reader(), { ...within, place: 2 })).toBeNull();
      },
    );

    test("are those of one run", async () => {
      await runMapped();
      expect(await countReturnValues(reader(), of("another"))).toBe(0);
      expect(await findReturnValueAt(reader(), { ...of("another"), place: 0 })).toBeNull();
    });
  });

  test("a value is sent again only when it was stored again", async () => {
    const runId = await runMapped();
    const wanted = { dagId: "d", runId, taskId: "m", mapIndex: 2 };
    const first = await findReturnValueIfChanged(reader(), { ...wanted, knownAt: null });
    expect(first?.value).toBe("2");
    const knownAt = first?.createdAt ?? null;
    expect(await findReturnValueIfChanged(reader(), { ...wanted, knownAt })).toEqual({
      createdAt: knownAt,
      value: null,
    });
    expect(await findReturnValueIfChanged(reader(), { ...wanted, mapIndex: 1, knownAt: null })).toBeNull();
  });

  test("the lengths of a task are those of the mapped groups around it, from the outside in", async () => {
    const groups = [
      aGroup("g", { expansion: { kind: "literal", length: 2 } }),
      aGroup("g.i", { expansion: { kind: "literal", length: 3 } }),
    ];
    const tasks = [aTask("g.a", { groupId: "g" }), aTask("g.i.a", { groupId: "g.i" }), aTask("plain")];
    await fixture().storeDag(aDag({ tasks, given: { taskGroups: groups } }));
    const runId = await fixture().trigger();
    await fixture().runToEnd();
    const lengths = (taskId: string) => findMapLengths(reader(), { dagId: "d", runId, taskId });
    expect([await lengths("g.a"), await lengths("g.i.a"), await lengths("plain")]).toEqual([[2], [2, 3], null]);
  });
}
