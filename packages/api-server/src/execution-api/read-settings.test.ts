import { type ConnectionRecord, type SensitiveNames, USUAL_SENSITIVE_NAMES } from "@baram/execution-api";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture } from "../api-server.fixture.ts";
import type { SecretsBackend } from "../secrets/secrets-backend.ts";
import type { ExecutionSurroundings } from "./execution-surroundings.ts";
import { getConnection, getVariable } from "./read-settings.ts";

let fixture: ApiServerFixture;
const errors: { readonly message: string; readonly fields: unknown }[] = [];
beforeEach(async () => {
  errors.length = 0;
  fixture = await ApiServerFixture.open();
  for (const key of ["in_all", "in_two", "in_one"]) {
    await fixture.send("POST", "/api/v1/variables", { body: { key, value: "of the database" } });
  }
  await fixture.send("POST", "/api/v1/connections", {
    body: { connection_id: "c", conn_type: "http", host: "stored" },
  });
});
afterEach(() => fixture.close());

function aConnection(host: string): ConnectionRecord {
  const empty = { description: null, login: null, password: null, schema: null, port: null, extra: null };
  return { ...empty, connectionId: "x", connectionType: "http", host };
}

function surroundings(
  secretsBackend?: SecretsBackend,
  sensitiveNames: SensitiveNames = USUAL_SENSITIVE_NAMES,
): ExecutionSurroundings {
  const { store, clock, fernet } = fixture;
  return {
    store,
    clock,
    fernet,
    environmentConnections: new Map([["C", aConnection("environment")]]),
    sensitiveNames,
    environmentVariables: new Map([
      ["IN_ALL", "of the environment"],
      ["IN_TWO", "of the environment"],
    ]),
    readConfiguration: () => null,
    ...(secretsBackend === undefined ? {} : { secretsBackend }),
    logger: {
      debug: () => {},
      info: () => {},
      warn: () => {},
      error: (message, fields) => errors.push({ message, fields }),
    },
  };
}

test("the secrets back end comes before the environment, which comes before the database", async () => {
  const given = surroundings({
    name: "vault",
    findConnection: async () => aConnection("vault"),
    findVariable: async (key) => (key === "in_all" ? "of the vault" : null),
  });
  expect((await getVariable("in_all", given))?.value).toBe("of the vault");
  expect((await getVariable("in_two", given))?.value).toBe("of the environment");
  expect((await getVariable("in_one", given))?.value).toBe("of the database");
  expect(await getVariable("in_none", given)).toBeNull();
  expect(await getConnection("c", given)).toMatchObject({ connectionId: "c", host: "vault" });
  expect(await getConnection("c", surroundings())).toMatchObject({ connectionId: "c", host: "environment" });
});

test("a back end that fails is told of, and the next place is asked", async () => {
  const sealed = () => Promise.reject(new Error("sealed"));
  const given = surroundings({ name: "vault", findConnection: sealed, findVariable: sealed });
  expect((await getVariable("in_one", given))?.value).toBe("of the database");
  expect((await getConnection("c", given))?.host).toBe("environment");
  expect(errors).toHaveLength(2);
  expect(errors[0]?.fields).toEqual({ backend: "vault", reason: "sealed" });
});

test("a connection of the environment that cannot be read is told of, and the database is asked", async () => {
  const given = {
    ...surroundings(),
    environmentConnections: new Map(),
    unreadableConnections: new Map([["C", "BARAM_CONN_C is no connection."]]),
  };
  expect((await getConnection("c", given))?.host).toBe("stored");
  expect(errors.map(({ fields }) => fields)).toEqual([
    { backend: "environment", reason: "BARAM_CONN_C is no connection." },
  ]);
});

test("a connection that cannot be read, and is in no other place, is an error that says what is wrong with it", async () => {
  const given = { ...surroundings(), unreadableConnections: new Map([["D", "BARAM_CONN_D is no connection."]]) };
  await expect(getConnection("d", given)).rejects.toThrow(
    'There is no connection "d" that can be read. BARAM_CONN_D is no connection.',
  );
  expect(await getConnection("e", given)).toBeNull();
});

test("whether a variable is secret is for the names to say that the installation has", async () => {
  const isSensitive = async (names: SensitiveNames) =>
    (await getVariable("in_two", surroundings(undefined, names)))?.isSensitive;
  expect(await isSensitive(USUAL_SENSITIVE_NAMES)).toBe(false);
  expect(await isSensitive({ furtherWords: ["two"] })).toBe(true);
  expect(await isSensitive({ furtherWords: ["two"], areShown: true })).toBe(false);
});
