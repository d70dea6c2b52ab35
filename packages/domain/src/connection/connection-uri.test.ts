import { expect, test } from "vitest";
import {
  type ConnectionFields,
  isConnectionId,
  NO_CONNECTION_FIELDS,
  readConnectionExtra,
} from "./connection-fields.ts";
import { formatConnectionJson, parseConnectionText } from "./connection-json.ts";
import { formatConnectionUri } from "./format-connection-uri.ts";

/** What is set; a refusal as its cause and message. */
function read(text: string): Partial<ConnectionFields> | string {
  const parsed = parseConnectionText(text);
  if (parsed.kind === "refused") return `${parsed.cause}: ${parsed.message}`;
  return Object.fromEntries(Object.entries(parsed.connection).filter(([, value]) => value !== null));
}

function write(given: Partial<ConnectionFields>): string {
  return formatConnectionUri({ ...NO_CONNECTION_FIELDS, ...given });
}

const HTTP = { connectionType: "http", host: "h", schema: "" };

test("a full URI fills every field", () => {
  expect(read("postgres://user:pass@host:5432/db?sslmode=require&n=1+2")).toEqual({
    connectionType: "postgres",
    login: "user",
    password: "pass",
    host: "host",
    port: 5432,
    schema: "db",
    extra: '{"sslmode": "require", "n": "1 2"}',
  });
});

test.each([
  ["", {}],
  ["postgresql://h", { ...HTTP, connectionType: "postgres" }],
  ["google-cloud-platform://h", { ...HTTP, connectionType: "google_cloud_platform" }],
  [" HTTP://H/", HTTP],
  ["http://@h", { ...HTTP, login: "" }],
  ["http://u:@h", { ...HTTP, login: "u" }],
  ["http://:p@h", { ...HTTP, login: "", password: "p" }],
  ["http://u:pa@ss:x@h", { ...HTTP, login: "u", password: "pa@ss:x" }],
  ["http://us%40er:p%2Fa+s%FF@h", { ...HTTP, login: "us@er", password: "p/a+s\ufffd" }],
  ["http://h:0", { ...HTTP, port: 0 }],
  ["http://h:", HTTP],
  ["http://[::1]:8080", { ...HTTP, host: "::1", port: 8080 }],
  ["http://UP%2FPER", { ...HTTP, host: "UP/PER" }],
  ["sqlite:////tmp/x.db", { connectionType: "sqlite", host: "", schema: "/tmp/x.db" }],
  ["http://https://example.com:443/path", { ...HTTP, host: "https://example.com", port: 443, schema: "path" }],
  ["http://h/?a&b=&a=2", { ...HTTP, extra: '{"a": "2", "b": ""}' }],
  ["http://h/?__extra__=%7B%22a%22%3A1%7D&b=2", { ...HTTP, extra: '{"a":1}' }],
  ["http://h#fragment", HTTP],
])("the URI %j is read", (uri, expected) => {
  expect(read(uri)).toEqual(expected);
});

test.each([
  ["http://user:secret#x@host", "value"],
  ["http://h:abc", "value"],
  ["http://h:65536", "value"],
  ["mongo://u:secret@h1:27017,h2:27018", "value"],
  ["http://user:secret@https://h", "connection"],
  ["http://a://b://c", "connection"],
])("the URI %j is refused without showing what may be secret", (uri, cause) => {
  expect(read(uri)).toMatch(new RegExp(`^${cause}: The connection URI cannot be read`));
  expect(read(uri)).not.toContain("secret");
});

test.each([
  [{}, "//"],
  [{ connectionType: "my_type", host: "h" }, "my-type://h"],
  [{ ...HTTP, login: "a@b", password: "!$'()* %" }, "http://a%40b:%21%24%27%28%29%2A%20%25@h"],
  [{ ...HTTP, password: "p" }, "http://:p@h"],
  [{ connectionType: "http", port: 80 }, "http://@:80"],
  [{ connectionType: "http", login: "u", port: 80 }, "http://u@:80"],
  [{ ...HTTP, port: 0 }, "http://h"],
  [{ ...HTTP, host: "https://h/p", login: "u" }, "http://https://u@h%2Fp"],
  [{ ...HTTP, schema: "s", extra: '{"a": "x y"}' }, "http://h/s?a=x+y"],
  [{ ...HTTP, extra: '{"a": 1}' }, "http://h/?__extra__=%7B%22a%22%3A+1%7D"],
  [{ ...HTTP, extra: "{}" }, "http://h/?__extra__=%7B%7D"],
  [{ ...HTTP, extra: "not json" }, "http://h/?__extra__=not+json"],
])("%j is written as a URI", (given, uri) => {
  expect(write(given)).toBe(uri);
});

test("what a URI says comes back from the URI made of it", () => {
  const uri = "mysql://u%40:p%3A%2F@db.example.com:3306/s%2Ft?__extra__=%7B%22k%22%3A+%5B1%2C+null%5D%7D";
  const parsed = parseConnectionText(uri);
  expect(parsed.kind === "connection" && formatConnectionUri(parsed.connection)).toBe(uri);
});

test("a text that begins with a brace is JSON and is not decoded", () => {
  expect(
    read(' {"conn_type": "my-type", "login": "a@b", "password": "%41", "port": "80", "extra": {"é": [1]}}'),
  ).toEqual({
    connectionType: "my_type",
    login: "a@b",
    password: "%41",
    port: 80,
    extra: '{"\\u00e9": [1]}',
  });
  expect(read('{"uri": "http://u@h", "description": "d"}')).toEqual({ ...HTTP, login: "u", description: "d" });
  expect(read('{"port": "", "password": ""}')).toEqual({});
});

test.each([
  ["{", "connection", "it is not valid JSON"],
  ['{"conn_type": "x", "hots": "h"}', "connection", 'it has the key "hots"'],
  ['{"uri": "http://h", "login": "u"}', "connection", "give one or the other"],
  ['{"port": "abc"}', "value", 'its "port" is not a whole number'],
  ['{"port": 65536}', "value", 'its "port" is not a whole number'],
  ['{"password": 5}', "value", 'its "password" is not a text'],
])("the JSON %s is refused", (text, cause, problem) => {
  expect(read(text)).toMatch(new RegExp(`^${cause}: The connection cannot be read: .*${problem}`));
});

test("a connection is written as JSON without what is unset, with its extra as JSON", () => {
  const connection = {
    ...NO_CONNECTION_FIELDS,
    connectionType: "http",
    host: "h",
    login: "",
    port: 80,
    extra: '{"a": 1}',
  };
  expect(formatConnectionJson(connection)).toBe('{"conn_type":"http","host":"h","port":80,"extra":{"a":1}}');
  expect(formatConnectionJson({ ...NO_CONNECTION_FIELDS, connectionType: "http", extra: "text" })).toBe(
    '{"conn_type":"http"}',
  );
});

test("an extra that is no JSON reads as an empty object", () => {
  expect(readConnectionExtra('{"a": 1}')).toEqual({ a: 1 });
  expect([null, "", "text"].map(readConnectionExtra)).toEqual([{}, {}, {}]);
});

test("an id of a connection is of letters, digits, dashes, dots and underscores", () => {
  expect(["my_conn-1.x", "x".repeat(200)].every(isConnectionId)).toBe(true);
  expect(["", "a b", "a/b", "é", "x".repeat(201), "a\n"].some(isConnectionId)).toBe(false);
});
