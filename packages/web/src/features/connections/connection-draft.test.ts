import { expect, test } from "vitest";
import type { ConnectionAnswer, ConnectionType } from "../../api/settings-shapes.ts";
import { draftOf, newDraft, readDraft } from "./connection-draft.ts";

const HTTP: ConnectionType = {
  conn_type: "http",
  label: "HTTP",
  package_name: "@baram/provider-http",
  default_port: null,
  can_test: true,
  fields: [],
  extras: [
    { name: "timeout", label: "Timeout", type: "number", description: "" },
    { name: "verify", label: "Verify", type: "boolean", description: "" },
    { name: "token", label: "Token", type: "secret", description: "" },
    { name: "headers", label: "Headers", type: "object", description: "" },
  ],
};
const STORED: ConnectionAnswer = {
  connection: {
    connection_id: "shop",
    conn_type: "http",
    description: null,
    host: "shop.example",
    login: null,
    schema: null,
    port: 443,
    extra: '{"timeout": 3, "verify": false, "token": "***", "headers": {"a": "b"}, "region": "eu"}',
  },
  has_password: true,
};

test("a connection that is saved unchanged says what it said, and nothing of its hidden secrets", () => {
  const draft = draftOf(STORED, HTTP);
  expect(draft).toMatchObject({ password: null, port: "443", extras: { timeout: "3", verify: "false", token: null } });
  expect(JSON.parse(draft.furtherExtra)).toEqual({ region: "eu" });
  const { connection, problems } = readDraft(draft, HTTP);
  expect(problems.size).toBe(0);
  expect(connection).not.toHaveProperty("password");
  expect(JSON.parse(connection.extra ?? "")).toEqual(JSON.parse(STORED.connection.extra ?? ""));
});

test("a secret that is typed takes the place of the hidden one, and an empty password removes the stored one", () => {
  const draft = draftOf(STORED, HTTP);
  const { connection } = readDraft({ ...draft, password: "", extras: { ...draft.extras, token: "new" } }, HTTP);
  expect(connection.password).toBe("");
  expect(JSON.parse(connection.extra ?? "")).toMatchObject({ token: "new" });
});

test("each wrong field is told", () => {
  const draft = { ...newDraft("http"), id: "a b", port: "70000", furtherExtra: "[1]" };
  const { problems } = readDraft({ ...draft, extras: { timeout: "soon", headers: "{" } }, HTTP);
  expect([...problems].map(([field, { kind }]) => [field, kind])).toEqual([
    ["id", "badId"],
    ["port", "badPort"],
    ["extra", "notObject"],
    ["extra-timeout", "notWhole"],
    ["extra-headers", "notJson"],
  ]);
  expect(readDraft(newDraft(""), undefined).problems.get("type")).toEqual({ kind: "required" });
});

test("an extra that is no object is shown as it was written, and told", () => {
  const draft = draftOf({ ...STORED, connection: { ...STORED.connection, extra: "plain" } }, HTTP);
  expect(draft.furtherExtra).toBe("plain");
  expect(readDraft(draft, HTTP).problems.get("extra")?.kind).toBe("notJson");
});
