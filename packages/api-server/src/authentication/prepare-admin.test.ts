import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture } from "../api-server.fixture.ts";
import { type AdminOutcome, type PrepareAdminOptions, prepareAdmin } from "./prepare-admin.ts";

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
});
afterEach(() => fixture.close());

function mayLogIn(password: string): Promise<string | null> {
  const body = { username: "admin", password };
  return fixture.send("POST", "/ui/login", { as: null, body }).then(({ json }) => json.username ?? null);
}

async function ensureAdmin(chosen: Pick<PrepareAdminOptions, "password"> = {}): Promise<AdminOutcome> {
  const options = { clock: fixture.clock, random: randomBytes, ...chosen };
  return (await prepareAdmin(fixture.store, options)).create();
}

test("the first admin gets a password that is told once and lets in", async () => {
  const outcome = await ensureAdmin();
  expect(outcome).toMatchObject({ kind: "created", username: "admin" });
  const password = outcome.kind === "created" ? outcome.generatedPassword : null;
  expect(password?.length).toBeGreaterThanOrEqual(20);
  expect(await mayLogIn(password ?? "")).toBe("admin");
});

test("a chosen password counts, and is not repeated", async () => {
  const outcome = await ensureAdmin({ password: "chosen" });
  expect(outcome).toEqual({ kind: "created", username: "admin", generatedPassword: null });
  expect(await mayLogIn("chosen")).toBe("admin");
});

test("an installation that has users gets no other admin", async () => {
  await fixture.addUser("Viewer");
  const outcome = await ensureAdmin();
  expect(outcome).toEqual({ kind: "exists" });
});

test("two processes that start together create one admin", async () => {
  const outcomes = await Promise.all([ensureAdmin(), ensureAdmin()]);
  expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(["created", "exists"]);
});

test("nobody is made before it is asked for", async () => {
  await prepareAdmin(fixture.store, { clock: fixture.clock, random: randomBytes, password: "chosen" });
  expect(await mayLogIn("chosen")).toBe(null);
});
