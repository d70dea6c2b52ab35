import { expectProviderToBeSound } from "baram/testing";
import { expect, test } from "vitest";
import * as exports from "./index.ts";

test("the connection type is described, and can be tried out", () => {
  const [smtp, ...others] = expectProviderToBeSound(import.meta.url, exports);
  expect(smtp).toMatchObject({ connectionType: "smtp", test: "testSmtpConnection" });
  expect(others).toEqual([]);
});
