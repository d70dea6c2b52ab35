import { expect, test } from "vitest";
import { filterValue, groupFilter, userFilter } from "./ldap-filter.ts";

test("what means something in a filter is written as its number", () => {
  expect(filterValue("a*(b)\\c\0")).toBe("a\\2a\\28b\\29\\5cc\\00");
});

test("a name is looked for among those that the filter lets through", () => {
  expect(userFilter("bora", { attribute: "uid", userFilter: "" })).toBe("(uid=bora)");
  expect(userFilter("b*", { attribute: "uid", userFilter: "(objectClass=person)" })).toBe(
    "(&(objectClass=person)(uid=b\\2a))",
  );
});

test("groups are looked for by who is in them", () => {
  const member = { dn: "cn=Kim (Bora),dc=example", username: "{dn}" };
  expect(groupFilter("(|(member={dn})(memberUid={username}))", member)).toBe(
    "(|(member=cn=Kim \\28Bora\\29,dc=example)(memberUid={dn}))",
  );
});
