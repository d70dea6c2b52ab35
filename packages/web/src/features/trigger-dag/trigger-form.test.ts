import { describe, expect, test } from "vitest";
import type { DagRun, JsonValue } from "../../api/ui-shapes.ts";
import { choiceLabel, kindOf, readField } from "./param-field.ts";
import { lastManualRun, othersOf, type Params, readConf, readFields, refusedField, textsOf } from "./trigger-draft.ts";

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
    [{ type: "array", items: { enum: ["a", "b"] } }, "several"],
    [{ type: "array", examples: ["a"] }, "several"],
    [{ type: "string", format: "date-time" }, "date-time"],
    [{ type: "string", format: "multiline" }, "multiline"],
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

describe("what a schema asks beyond the kind of a field", () => {
  const REGIONS = { type: "array", items: { enum: ["seoul", "busan"] }, minItems: 1, uniqueItems: true };
  test.each([
    [REGIONS, "seoul\nbusan", ["seoul", "busan"]],
    [{ type: "object", required: ["a"] }, '{"a": 1}', { a: 1 }],
    [{ type: "array", items: { type: "integer" } }, "[1, 2]", [1, 2]],
    [{ type: "string", format: "date-time" }, "2026-11-20T05:00:00.000Z", "2026-11-20T05:00:00.000Z"],
  ])("%j takes %s", (schema, text, value) => {
    expect(readField(schema, text)).toEqual({ kind: "value", value });
  });

  test.each([
    [REGIONS, "", "required"],
    [REGIONS, "seoul\nseoul", "schema"],
    [{ type: "object", required: ["a"] }, "{}", "schema"],
    [{ type: "object" }, "[]", "schema"],
    [{ type: "array", items: { type: "integer" } }, '["a"]', "schema"],
    [{ type: "number", exclusiveMinimum: 0 }, "0", "schema"],
    [{ type: "integer", multipleOf: 5 }, "7", "schema"],
    [{ type: "string", format: "email" }, "nobody", "schema"],
  ])("%j refuses %s", (schema, text, key) => {
    expect(readField(schema, text)).toMatchObject({ kind: "problem", problem: { key } });
  });

  test("a text without a default has to be given", () => {
    const params: Params = { name: { schema: { type: "string" }, description: null, value: null } };
    expect(readFields(params, { name: "" }).problems.get("name")?.key).toBe("required");
    expect(readFields(params, { name: "a" }).conf).toEqual({ name: "a" });
  });

  test("choices have the words that their author gave them", () => {
    expect(choiceLabel({ enum: ["a"], values_display: { a: "First" } }, "a")).toBe("First");
    expect(choiceLabel({ enum: ["a"] }, "a")).toBe("a");
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

  test("what of a conf is no param is kept beside the fields", () => {
    expect(othersOf(PARAMS, { epochs: 3, extra: { a: 1 } })).toEqual({ extra: { a: 1 } });
  });

  test.each([
    ["Invalid input for param epochs: 0 is less than 1.", "param epochs"],
    ["DAGRun with DAG ID: 'a' and DAGRun logical date: 'now' already exists", "logicalDate"],
    ["DAGRun with DAG ID: 'a' and DAGRun ID: 'b' already exists", "runId"],
    ["A manual DAG run cannot use ID 'scheduled__x' since it is reserved for scheduled runs", "runId"],
  ])("the refusal %s is told at its field", (message, field) => {
    expect(refusedField(message)?.field).toBe(field);
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
