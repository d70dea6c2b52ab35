import { expect, test } from "vitest";
import { worstState } from "./worst-state.ts";

test("several instances show as one the state that needs attention most", () => {
  expect(worstState(["success", "running", "failed"])).toBe("failed");
  expect(worstState(["success", "skipped", "none"])).toBe("success");
  expect(worstState([])).toBe("none");
});
