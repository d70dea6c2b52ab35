import { expectProviderToBeSound } from "baram/testing";
import { expect, test } from "vitest";
import * as exports from "./index.ts";

test("the connection type is described, and can be tried out", () => {
  const [http, ...others] = expectProviderToBeSound(import.meta.url, exports);
  expect(http).toMatchObject({ connectionType: "http", test: "testHttpConnection" });
  expect(others).toEqual([]);
});
