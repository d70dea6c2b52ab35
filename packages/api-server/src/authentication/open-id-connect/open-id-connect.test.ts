import { addSeconds } from "@baram/domain";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { ApiServerFixture } from "../../api-server.fixture.ts";
import { OpenIdProvider } from "./provider.fixture.ts";

const ORIGIN = "http://localhost";
let provider: OpenIdProvider;
let fixture: ApiServerFixture;

beforeAll(async () => {
  provider = await OpenIdProvider.open(`${ORIGIN}/ui/openid/callback`);
});
afterAll(() => provider.close());
beforeEach(async () => {
  fixture = await open({ team: ["Op"], boss: ["Admin", "Nonsense"] });
  provider.people.clear();
});
afterEach(() => fixture.close());

function open(roleMapping: Readonly<Record<string, readonly string[]>>, issuer = provider.issuer) {
  const client = { clientId: "baram", clientSecret: "s3cret", scopes: "openid profile email", label: "Example" };
  const claims = { usernameClaim: "preferred_username", rolesClaim: "groups", roleMapping, defaultRole: "Viewer" };
  return ApiServerFixture.open({ configuration: { openIdConnect: { issuer, ...client, ...claims } } });
}

async function get(url: string, cookie = "") {
  const { statusCode, headers, body } = await fixture.server.http.inject({
    url,
    headers: { cookie, host: "localhost:80" },
  });
  const cookies = [headers["set-cookie"] ?? []].flat();
  return { status: statusCode, location: headers.location ?? "", cookies, body };
}

const cookieOf = (cookies: readonly string[], name: string) =>
  cookies.find((cookie) => cookie.startsWith(`${name}=`))?.split(";", 1)[0] ?? "";

/** The whole way, from the button to the session. */
async function logIn(name: string, next = "/dags") {
  const begun = await get(`/ui/openid/begin?next=${encodeURIComponent(next)}`);
  const back = await provider.logIn(begun.location, name);
  const finished = await get(back.pathname + back.search, cookieOf(begun.cookies, "baram_oidc"));
  const session = await get("/ui/session", cookieOf(finished.cookies, "baram_session"));
  return { begun, back, finished, session };
}

const rolesIn = ({ body }: { readonly body: string }) =>
  (JSON.parse(body) as { readonly user: { readonly roles: readonly { readonly name: string }[] } }).user.roles.map(
    ({ name }) => name,
  );

test("the log-in page is told of the provider, and of nothing more", async () => {
  expect(JSON.parse((await get("/ui/login/methods")).body)).toEqual({
    instance_name: "Baram",
    open_id_connect: { label: "Example" },
  });
});

test("somebody who comes back from the provider is logged in as a user made for them, and lands where they wanted", async () => {
  provider.people.set("kim", { email: "kim@example.com", given_name: "Minjun", family_name: "Kim", groups: ["team"] });
  const { finished, session } = await logIn("kim", "/dags/etl?tab=graph");
  expect(finished).toMatchObject({ status: 302, location: "/dags/etl?tab=graph" });
  expect(JSON.parse(session.body)).toMatchObject({ user: { username: "kim", first_name: "Minjun", last_name: "Kim" } });
  expect(rolesIn(session)).toEqual(["Op"]);
});

test("the provider is asked with PKCE, a state and a nonce, and the cookie tells none of them", async () => {
  const begun = await get("/ui/openid/begin");
  const asked = new URL(begun.location).searchParams;
  expect(asked.get("code_challenge_method")).toBe("S256");
  for (const name of ["state", "nonce", "code_challenge"]) expect(asked.get(name)?.length).toBeGreaterThan(20);
  expect(begun.cookies[0]).toMatch(/^baram_oidc=[\w=-]+; Max-Age=600; Path=\/ui\/openid; HttpOnly; SameSite=Lax$/);
  expect(begun.cookies[0]).not.toContain(asked.get("state"));
});

test("roles follow the groups with each log-in; roles that do not exist here are nobody's", async () => {
  provider.people.set("lee", { groups: ["boss", "team", "other"] });
  expect(rolesIn((await logIn("lee")).session)).toEqual(["Admin", "Op"]);
  provider.people.set("lee", { groups: [] });
  expect(rolesIn((await logIn("lee")).session)).toEqual(["Viewer"]);
});

test("without a mapping the roles that an admin gave stay", async () => {
  await fixture.close();
  fixture = await open({});
  await logIn("park");
  const body = {
    username: "park",
    email: "park@unknown",
    first_name: "",
    last_name: "",
    password: "x",
    roles: [{ name: "Op" }],
  };
  await fixture.send("PATCH", "/api/v1/users/park?update_mask=roles", { body });
  expect(rolesIn((await logIn("park")).session)).toEqual(["Op"]);
});

test("whoever calls themselves like a user of this installation does not become them", async () => {
  await fixture.addUser("Admin");
  const { finished, session } = await logIn("admin");
  expect(finished.location).toBe("/login?refused=name-taken");
  expect(session.status).toBe(401);
});

test("a user who was made inactive here stays out", async () => {
  await logIn("choi");
  await fixture.store.transaction((transaction) =>
    transaction.updateTable("user").set({ isActive: 0 }).where("username", "=", "choi").execute(),
  );
  expect((await logIn("choi")).finished.location).toBe("/login?refused=not-active");
});

test("a user of the provider has no password here", async () => {
  await logIn("jung");
  for (const password of ["", "any"]) {
    const { status } = await fixture.send("POST", "/ui/login", { as: null, body: { username: "jung", password } });
    expect(status).toBe(401);
  }
});

test("an answer of the provider is good for the browser that asked, once, and not for long", async () => {
  const begun = await get("/ui/openid/begin");
  const other = await get("/ui/openid/begin");
  const back = await provider.logIn(begun.location, "yoon");
  const finish = async (cookie: string) => (await get(back.pathname + back.search, cookie)).location;
  const own = cookieOf(begun.cookies, "baram_oidc");
  expect(await finish("")).toBe("/login?refused=refused");
  expect(await finish(cookieOf(other.cookies, "baram_oidc"))).toBe("/login?refused=refused");
  expect(await finish(`${own.slice(0, -6)}AAAA==`)).toBe("/login?refused=refused");
  const before = fixture.now;
  fixture.now = addSeconds(before, 600);
  expect(await finish(own)).toBe("/login?refused=refused");
  fixture.now = before;
  expect(await finish(own)).toBe("/");
  expect(await finish(own)).toBe("/login?refused=refused");
});

test.each(["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])(
  "after the log-in nobody is led to %s",
  async (next) => {
    expect((await logIn("kang", next)).finished.location).toBe("/");
  },
);

test("a provider that cannot be reached is said so on the log-in page, and asked again the next time", async () => {
  await fixture.close();
  fixture = await open({}, "http://127.0.0.1:1");
  expect((await get("/ui/openid/begin")).location).toBe("/login?refused=unreachable");
});

test("where no provider is configured there is no way to one", async () => {
  await fixture.close();
  fixture = await ApiServerFixture.open();
  expect((await get("/ui/openid/begin")).status).toBe(404);
  expect((await get("/ui/openid/callback?code=x")).status).toBe(404);
});
