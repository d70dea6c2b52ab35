import { expectProviderToBeSound } from "baram/testing";
import { expect, test } from "vitest";
import * as exports from "./index.ts";

test("the connection types are described, and can be tried out", () => {
  const types = expectProviderToBeSound(import.meta.url, exports);
  expect(types.map(({ connectionType, portDefault }) => [connectionType, portDefault])).toEqual([
    ["sqlite", null],
    ["postgres", 5432],
  ]);
});
