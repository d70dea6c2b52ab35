import { expect, test } from "vitest";
import { configurationOf } from "../configuration/configuration.fixture.ts";
import { ldapSettings } from "./ldap-settings.ts";

function read(options: Readonly<Record<string, string>>) {
  const given = Object.entries(options).map(([key, value]) => [`BARAM__LDAP__${key.toUpperCase()}`, value]);
  const configuration = configurationOf({ environment: Object.fromEntries(given) });
  return ldapSettings(configuration, { project: "/srv/project" });
}

const PEOPLE = { search_base: "ou=people,dc=example,dc=com" };

test("without a server there is no directory", () => {
  expect(read(PEOPLE)).toEqual({});
});

test.each([
  [{ server: "ldaps://ldap.example.com" }],
  [{ server: "ldap://ldap.example.com:389", starttls: "True" }],
  [{ server: "ldap://127.0.0.1:389" }],
])("%j is a directory that passwords may be sent to", (given) => {
  expect(read({ ...PEOPLE, ...given }).ldap).toMatchObject({ server: given.server, searchBase: PEOPLE.search_base });
});

test.each([
  [{ server: "ldap://ldap.example.com" }, "which would be sent passwords in clear"],
  [{ server: "ldaps://ldap.example.com", starttls: "True" }, "starttls is for a server with ldap://"],
  [{ server: "ldap.example.com" }, "it has to be ldaps:// or ldap:// with a host"],
  [{ server: "ldaps://ldap.example.com", search_base: "" }, "[ldap] search_base is empty"],
  [
    { server: "ldaps://ldap.example.com", ca_file: "nowhere.pem" },
    "/srv/project/nowhere.pem of [ldap] ca_file cannot be",
  ],
  [{ server: "ldaps://ldap.example.com", role_mapping: "[]" }, "[ldap] role_mapping is []"],
])("%j is refused with the reason", (given, reason) => {
  expect(() => read({ ...PEOPLE, ...given })).toThrow(reason);
});
