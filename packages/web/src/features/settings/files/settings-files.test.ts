import { expect, test } from "vitest";
import { withoutHidden } from "./mask.ts";
import { readPoolsFile, writePoolsFile } from "./pools-file.ts";
import { readConnectionsFile } from "./read-connections-file.ts";
import { readVariablesFile, writeVariablesFile } from "./variables-file.ts";
import { writeConnectionsFile } from "./write-connections-file.ts";

const AIRFLOW_JSON = `{
  "shop": {
    "conn_type": "postgres", "description": null, "login": "me", "password": "s3cret",
    "host": "db.example.com", "port": 5432, "schema": "shop", "extra": "{\\"sslmode\\": \\"require\\"}"
  }
}`;
const SHOP = {
  connection_id: "shop",
  conn_type: "postgres",
  description: null,
  host: "db.example.com",
  login: "me",
  schema: "shop",
  port: 5432,
  extra: '{"sslmode": "require"}',
  password: "s3cret",
};

test.each([
  ["connections.json", AIRFLOW_JSON],
  [
    "connections.yaml",
    'shop:\n  conn_type: postgres\n  description: null\n  login: me\n  password: s3cret\n  host: db.example.com\n  port: 5432\n  schema: shop\n  extra: \'{"sslmode": "require"}\'\n',
  ],
  ["connections.env", "# exported\n\nshop=postgres://me:s3cret@db.example.com:5432/shop?sslmode=require\n"],
  ["connections.ENV", `shop=${AIRFLOW_JSON.slice(AIRFLOW_JSON.indexOf("{", 1), -1).replaceAll("\n", " ").trim()}`],
])("Airflow's export %s is read", async (name, text) => {
  expect(await readConnectionsFile({ name, text })).toMatchObject({
    kind: "entries",
    entries: [{ id: "shop", connection: SHOP, hasHiddenSecrets: false }],
  });
});

test.each([
  ["connections.txt", "", "expected a file whose name ends with"],
  ["connections.json", "{", "connections.json is no JSON"],
  ["connections.json", "[]", "expected an object with a connection for each id"],
  ["connections.json", '{"a": 1}', "Connection a is neither a text nor an object"],
  ["connections.json", '{"a": {"hots": "x"}}', 'it has the key "hots"'],
  ["connections.json", '{"a": {"conn_id": "b"}}', 'names itself "b"'],
  ["connections.json", '{"a": {"extra": "{}", "extra_dejson": {}}}', "both an extra and an extra_dejson"],
  ["connections.env", "a=http://x\nnothing", "Line 2 of connections.env is no connection"],
  ["connections.env", "a=http://x\na=http://y", "has a twice"],
])("%s with %j is refused with the reason", async (name, text, reason) => {
  const reading = await readConnectionsFile({ name, text });
  expect(reading.kind === "refused" && reading.message).toContain(reason);
});

test.each(["json", "yaml", "env"] as const)(
  "what is exported as %s says nothing of the password, and is read again",
  async (format) => {
    const { password: _, ...connection } = { ...SHOP, extra: '{"token": "***"}' };
    const text = await writeConnectionsFile([{ connection, has_password: true }], format);
    expect(text).not.toContain("password");
    expect(await readConnectionsFile({ name: `connections.${format}`, text })).toEqual({
      kind: "entries",
      entries: [{ kind: "entry", id: "shop", connection, hasHiddenSecrets: true }],
    });
  },
);

test("a new connection is made without the secrets that its file hides", () => {
  expect(withoutHidden('{"token": "***", "list": ["***", "a"], "region": "eu"}')).toBe('{"list":["a"],"region":"eu"}');
  expect(withoutHidden('{"token": "***"}')).toBeNull();
  expect(withoutHidden("no JSON")).toBe("no JSON");
});

test("variables come back as they were exported, those that are JSON as what they hold", async () => {
  const variables = [
    { key: "text", value: "hello" },
    { key: "limits", value: '{\n  "rows": 3\n}' },
  ];
  const text = writeVariablesFile(variables);
  expect(JSON.parse(text)).toEqual({ text: "hello", limits: { rows: 3 } });
  const reading = await readVariablesFile({ name: "variables.json", text });
  expect(reading).toMatchObject({ entries: variables.map((variable) => ({ id: variable.key, variable })) });
  expect(await readVariablesFile({ name: "v.json", text: "3" })).toMatchObject({ kind: "refused" });
});

test("pools come back as they were exported, and one without slots is refused", async () => {
  const pools = [{ name: "small", slots: 2, description: "Few.", include_deferred: true }];
  const reading = await readPoolsFile({ name: "pools.json", text: writePoolsFile(pools) });
  expect(reading).toMatchObject({ entries: [{ id: "small", pool: pools[0] }] });
  expect(await readPoolsFile({ name: "pools.json", text: '{"p": {"description": ""}}' })).toMatchObject({
    kind: "refused",
    message: 'The pool p needs whole "slots" and a "description".',
  });
});
