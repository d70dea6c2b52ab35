import { describe, expect, test } from "vitest";
import {
  parseDagsSearch,
  parseGraphSearch,
  parseGridSearch,
  parseLogInSearch,
  parseTaskInstanceSearch,
} from "./search-params.ts";

describe("addresses", () => {
  test("what is not understood is dropped", () => {
    expect(parseDagsSearch({ state: "sleeping", search: "", tag: "sales" })).toMatchObject({
      state: undefined,
      search: undefined,
      tag: "sales",
    });
    expect(parseTaskInstanceSearch({ tab: "nothing", try: "two", line: 7 })).toMatchObject({
      tab: undefined,
      try: undefined,
      line: 7,
    });
  });

  test("a search that looks like a number stays text", () => {
    expect(parseGridSearch({ find: 503 }).find).toBe("503");
  });

  test("no folded group differs from no choice", () => {
    expect(parseGraphSearch({ folded: "" }).folded).toBe("");
    expect(parseGraphSearch({}).folded).toBeUndefined();
  });

  test.each(["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "dags"])(
    "the log-in page does not lead to %s",
    (next) => {
      expect(parseLogInSearch({ next }).next).toBeUndefined();
    },
  );

  test("the log-in page leads back to where a person was", () => {
    expect(parseLogInSearch({ next: "/dags/umbrella?run=a" }).next).toBe("/dags/umbrella?run=a");
  });
});
