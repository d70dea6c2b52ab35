import { OpenIdProvider } from "@baram/api-server/fixture";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectShown, useBrowser } from "./browser.fixture.ts";
import { Proxy } from "./proxy.fixture.ts";
import { ADMIN } from "./standalone-server.fixture.ts";

const PATH = "/team/baram";

const HELLO = `
import { Dag, EmptyOperator } from "baram";
export const dag = new Dag("hello", { schedule: null }, () => new EmptyOperator({ taskId: "start" }));
`;

let proxy: Proxy;
let provider: OpenIdProvider;
const browser = useBrowser(async () => {
  proxy = await Proxy.open({ path: PATH, takesPathOff: true });
  const baseUrl = `${proxy.origin}${PATH}`;
  provider = await OpenIdProvider.open(`${baseUrl}/ui/openid/callback`);
  provider.people.set("kim", { email: "kim@example.com", given_name: "Minjun", groups: ["team"] });
  const environment = {
    BARAM__API__BASE_URL: baseUrl,
    BARAM__OIDC__ISSUER: provider.issuer,
    BARAM__OIDC__CLIENT_SECRET: "s3cret",
    BARAM__OIDC__LABEL: "Example",
    BARAM__OIDC__ROLE_MAPPING: '{"team": ["Op"]}',
  };
  return { dags: { "hello.ts": HELLO }, environment };
});

beforeAll(() => {
  proxy.target = browser.server.address;
});
afterAll(async () => {
  await provider.close();
  await proxy.close();
});

/** Goes from an address of ours to the provider's page, as somebody who is not logged in. */
async function comeToProvider(address: string): Promise<Page> {
  const refusals = [{ status: 401, path: `${PATH}/ui/session` }];
  const page = await browser.open(`${proxy.origin}${PATH}${address}`, { isLoggedOut: true, refusals });
  // The provider's page asks for a font of somebody else's.
  await page.route("https://fonts.googleapis.com/**", (route) => route.fulfill({ contentType: "text/css", body: "" }));
  await page.getByRole("link", { name: "Log in with Example" }).click();
  await expectShown(page.getByPlaceholder("Enter any login"));
  return page;
}

async function logInAtProvider(page: Page, name: string): Promise<void> {
  await page.getByPlaceholder("Enter any login").fill(name);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test("whoever logs in at the provider comes back to where they wanted, with the roles of their groups", async () => {
  const page = await comeToProvider("/dags/hello/details");
  await logInAtProvider(page, "kim");

  await expectShown(page.getByRole("heading", { name: "hello" }));
  expect(new URL(page.url()).pathname).toBe(`${PATH}/dags/hello/details`);
  const session = await page.request.get(`${proxy.origin}${PATH}/ui/session`);
  expect(await session.json()).toMatchObject({
    user: { username: "kim", first_name: "Minjun", roles: [{ name: "Op" }] },
  });
});

test("whoever turns back at the provider is told, and still gets in with a password", async () => {
  const page = await comeToProvider("/dags");
  await page.getByRole("link", { name: "[ Cancel ]" }).click();

  await expectShown(page.getByRole("alert").getByText("The log-in with the provider failed or took too long."));
  expect(new URL(page.url()).pathname).toBe(`${PATH}/login`);
  await page.getByLabel("User name").fill(ADMIN.username);
  await page.getByLabel("Password", { exact: true }).fill(ADMIN.password);
  await page.getByRole("button", { name: "Log in", exact: true }).click();
  await expectShown(page.getByRole("link", { name: "hello" }));
});

test("whoever has the name of somebody here at the provider is told that they are not them", async () => {
  const page = await comeToProvider("/dags");
  await logInAtProvider(page, ADMIN.username);
  await expectShown(page.getByRole("alert").getByText("A user of your name or e-mail address was made here by hand."));
});
