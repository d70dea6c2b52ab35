import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture } from "../api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open({ configuration: { minimumPasswordLength: 8 } });
  await fixture.addUser("Viewer");
});
afterEach(() => fixture.close());

async function logIn(password = "pw-viewer") {
  const body = { username: "viewer", password };
  const { status, headers } = await fixture.send("POST", "/ui/login", { as: null, body });
  const cookie = String(headers["set-cookie"]).split(";")[0] ?? "";
  const session = await fixture.get("/ui/session", { as: null, headers: { cookie } });
  return { status, headers: { cookie, "x-csrf-token": String(session.json?.csrf_token) } };
}

function change(headers: Readonly<Record<string, string>>, current: string, next: string) {
  const body = { current_password: current, new_password: next };
  return fixture.send("POST", "/ui/profile/password", { as: null, headers, body });
}

test("a profile says who somebody is, and nothing of their password", async () => {
  const { json, text } = await fixture.get("/ui/profile", { as: "Viewer" });
  expect(json).toMatchObject({ username: "viewer", roles: ["Viewer"], has_password: true, minimum_password_length: 8 });
  expect(text).not.toContain("scrypt");
});

test("a command has no profile", async () => {
  expect((await fixture.get("/ui/profile")).status).toBe(404);
});

test("with a new password the log-ins elsewhere end, and the one that changed it stays", async () => {
  const [here, elsewhere] = [await logIn(), await logIn()];
  expect((await change(here.headers, "pw-viewer", "another-one")).status).toBe(204);
  expect((await fixture.get("/ui/session", { as: null, headers: here.headers })).status).toBe(200);
  expect((await fixture.get("/ui/session", { as: null, headers: elsewhere.headers })).status).toBe(401);
  expect((await logIn("another-one")).status).toBe(200);
  expect((await logIn("pw-viewer")).status).toBe(401);
});

test("who does not know the password cannot change it, and is slowed down like at the log-in", async () => {
  const { headers } = await logIn();
  for (let count = 0; count < 5; count += 1) {
    expect((await change(headers, "guess", "another-one")).json.detail).toBe("The current password is not right.");
  }
  expect((await change(headers, "guess", "another-one")).status).toBe(429);
});

test("a password that is too short is refused, by its owner and by an admin", async () => {
  const { headers } = await logIn();
  const refusal = "The password has 5 characters, and needs 8 at least.";
  expect((await change(headers, "pw-viewer", "short")).json.detail).toBe(refusal);
  const user = { username: "x", email: "x@example.com", first_name: "", last_name: "", password: "short" };
  expect((await fixture.send("POST", "/api/v1/users", { body: user })).json.detail).toBe(refusal);
});

test("the audit log says that a password was changed, and neither of the two", async () => {
  const { headers } = await logIn();
  await change(headers, "pw-viewer", "another-one");
  const { json } = await fixture.get("/api/v1/eventLogs?event=ui.change_own_password");
  expect(json.event_logs).toHaveLength(1);
  expect(json.event_logs[0].extra).not.toMatch(/pw-viewer|another-one/);
});
