import { expect, test } from "vitest";
import { readRoleMapping } from "./role-mapping.ts";

test("a mapping leads from groups to roles, and may be empty", () => {
  expect(readRoleMapping("oidc", '{"team": ["Op", "User"]}')).toEqual({ team: ["Op", "User"] });
  expect(readRoleMapping("oidc", "")).toEqual({});
});

test.each(["team=Op", "[]", '{"team": "Op"}', '{"team": [1]}', "null"])("%s is refused with an example", (text) => {
  expect(() => readRoleMapping("oidc", text)).toThrow(/\[oidc\] role_mapping is .*; it has to be a JSON object/);
});
