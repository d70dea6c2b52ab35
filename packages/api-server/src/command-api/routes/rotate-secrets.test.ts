import { randomBytes } from "node:crypto";
import { insertOrReplaceVariable } from "@baram/metadata-store";
import { afterEach, expect, test } from "vitest";
import { ApiServerFixture } from "../../api-server.fixture.ts";
import { Fernet } from "../../encryption/fernet.ts";

let fixture: ApiServerFixture;
afterEach(() => fixture.close());

async function storeVariable(): Promise<string> {
  const value = fixture.fernet.encrypt("v");
  await fixture.store.transaction((transaction) =>
    insertOrReplaceVariable(transaction, { key: "k", value, description: null }),
  );
  return value;
}

async function storedValue(): Promise<string | undefined> {
  const row = await fixture.store.reader.selectFrom("variable").select("value").executeTakeFirst();
  return row?.value;
}

const rotate = (firstKey: string | null) =>
  fixture.send("POST", "/command-api/secrets/rotate", { body: { first_key: firstKey } });

test("secrets are not rotated with another key than the one that the command takes for the first", async () => {
  fixture = await ApiServerFixture.open();
  const value = await storeVariable();
  const keys = Buffer.alloc(32, 7).toString("base64");
  const other = new Fernet({ keys, clock: fixture.clock, random: randomBytes });

  const { status, json } = await rotate(other.nameOfFirstKey());

  expect(status).toBe(409);
  expect(json).toMatchObject({ detail: expect.stringContaining("encrypts with another key") });
  expect(await storedValue()).toBe(value);
});

test.each([
  ["the same key", () => fixture.fernet.nameOfFirstKey()],
  ["no key of its own", () => null],
])("they are for a command that has %s", async (_what, firstKey) => {
  fixture = await ApiServerFixture.open();
  const value = await storeVariable();

  expect((await rotate(firstKey())).json).toEqual({ count: 1 });
  expect(await storedValue()).not.toBe(value);
});
