import type { SensitiveNames } from "@baram/execution-api";
import { expect, test } from "vitest";
import { describeRequest } from "./describe-request.ts";

const PIN: SensitiveNames = { furtherWords: ["pin"] };
const SHOWN: SensitiveNames = { ...PIN, areShown: true };

const describe = (event: string, body: Readonly<Record<string, string>>, names: SensitiveNames): unknown =>
  JSON.parse(describeRequest(event, { parts: {}, query: new URLSearchParams(), body }, names));

test("an entry of a variable leaves its value out where its key is sensitive in this installation", () => {
  const body = { key: "card_pin", value: "1234" };
  expect(describe("variable.create", body, PIN)).toEqual({ key: "card_pin", value: "***" });
  expect(describe("variable.create", body, SHOWN)).toEqual(body);
});

test("an entry of a connection leaves out what is sensitive in this installation, and its password always", () => {
  const body = { connection_id: "c", password: "s3cret", extra: '{"card_pin": "1234", "city": "Seoul"}' };
  expect(describe("connection.create", body, PIN)).toMatchObject({
    password: "***",
    extra: { card_pin: "***", city: "Seoul" },
  });
  expect(describe("connection.create", body, SHOWN)).toMatchObject({
    password: "***",
    extra: { card_pin: "1234", city: "Seoul" },
  });
});

test("the password of a person never comes into the audit log", () => {
  const body = { username: "ann", password: "s3cret" };
  expect(describe("user.create", body, SHOWN)).toEqual({ username: "ann", password: "***" });
});
