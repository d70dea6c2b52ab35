import { describe, expect, test } from "vitest";
import type { DagRun, JsonValue } from "../../api/ui-shapes.ts";
import { kindOf, readField } from "./param-field.ts";
import { lastManualRun, type Params, readConf, readFields, textsOf } from "./trigger-draft.ts";

const EPOCHS = { type: "integer", minimum: 1, maximum: 200 } as const;

const PARAMS: Params = {
  epochs: { schema: EPOCHS, description: null, value: 40 },
  regions: { schema: { type: "array", items: { type: "string" } }, description: null, value: ["seoul"] },
  day: { schema: { type: ["string", "null"], format: "date" }, description: null, value: null },
};

describe("fields", () => {
  test.each([
    [{ type: "boolean" }, "boolean"],
    [{ type: ["integer", "null"] }, "integer"],
    [{ type: "string", enum: ["a", "b"] }, "choice"],
    [{ type: "string", format: "date" }, "date"],
    [{ type: "string" }, "text"],
    [{ type: "array", items: { type: "string" } }, "lines"],
    [{ type: "object" }, "json"],
    [{ type: ["string", "number"] }, "json"],
    [{}, "json"],
  ] as const)("a param of the schema %j is asked for as %s", (schema, kind) => {
    expect(kindOf(schema)).toBe(kind);
  });

  test("a number beyond its limits tells the limit", () => {
    expect(readField(EPOCHS, "400")).toMatchObject({
      kind: "problem",
      problem: { key: "maximum", values: { value: 400, limit: 200 } },
    });
    expect(readField(EPOCHS, "1.5")).toMatchObject({ problem: { key: "integer" } });
    expect(readField(EPOCHS, "many")).toMatchObject({ problem: { key: "number" } });
    expect(readField(EPOCHS, "")).toMatchObject({ problem: { key: "required" } });
    expect(readField(EPOCHS, "40")).toEqual({ kind: "value", value: 40 });
  });

  test("an empty field is null where null is allowed", () => {
    expect(readField({ type: ["string", "null"], format: "date" }, "")).toEqual({ kind: "value", value: null });
  });

  test("a choice keeps the type of its value", () => {
    expect(readField({ enum: [1, 2] }, "2")).toEqual({ kind: "value", value: 2 });
    expect(readField({ enum: [1, 2] }, "3")).toMatchObject({ problem: { key: "choice", values: { choices: "1, 2" } } });
  });

  test("text is held to its length and pattern", () => {
    expect(readField({ type: "string", minLength: 2 }, "a")).toMatchObject({ problem: { key: "shorter" } });
    expect(readField({ type: "string", pattern: "^[a-z]+$" }, "A1")).toMatchObject({ problem: { key: "pattern" } });
  });
});

describe("conf", () => {
  test("the fields show the defaults and make the same conf again", () => {
    const texts = textsOf(PARAMS, {});
    expect(texts).toEqual({ epochs: "40", regions: "seoul", day: "" });
    expect(readFields(PARAMS, texts).conf).toEqual({ epochs: 40, regions: ["seoul"], day: null });
  });

  test("each wrong field is told, and the others still make a conf", () => {
    const { conf, problems } = readFields(PARAMS, { epochs: "400", regions: "a\n\nb", day: "soon" });
    expect(conf).toEqual({ regions: ["a", "b"] });
    expect([...problems.keys()]).toEqual(["epochs", "day"]);
  });

  test("JSON that is no object is refused, and nothing is an empty conf", () => {
    expect(readConf("  ")).toEqual({ kind: "conf", conf: {} });
    expect(readConf("[1]")).toEqual({ kind: "not-object" });
    expect(readConf("{").kind).toBe("not-json");
  });

  test("the values of the newest manual run are taken, not those of runs without any", () => {
    const aRun = (run_id: string, run_type: DagRun["run_type"], conf: JsonValue) =>
      ({ run_id, run_type, conf }) as DagRun;
    const runs = [
      aRun("old", "manual", { epochs: 1 }),
      aRun("new", "manual", { epochs: 2 }),
      aRun("empty", "manual", {}),
      aRun("scheduled", "scheduled", { epochs: 3 }),
    ];
    expect(lastManualRun(runs, PARAMS)?.run.run_id).toBe("new");
    expect(lastManualRun([], PARAMS)).toBeNull();
  });
});
