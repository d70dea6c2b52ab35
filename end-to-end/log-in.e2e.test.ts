import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectShown, useBrowser } from "./browser.fixture.ts";
import { Proxy } from "./proxy.fixture.ts";
import { ADMIN } from "./standalone-server.fixture.ts";

const HELLO = `
import { Dag, EmptyOperator } from "baram";
export const dag = new Dag("hello", { schedule: null }, () => new EmptyOperator({ taskId: "start" }));
`;

const PATH = "/any/team";

const browser = useBrowser({
  dags: { "hello.ts": HELLO },
  environment: { BARAM__API__TRUSTED_PROXIES: "127.0.0.1" },
});

let proxy: Proxy;
beforeAll(async () => {
  proxy = await Proxy.open({ path: PATH, takesPathOff: true, namesPath: true });
  proxy.target = browser.server.address;
});
afterAll(() => proxy.close());

async function fillIn(page: Page, { username, password }: { username: string; password: string }): Promise<void> {
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
}

test("whoever opens an address without being logged in comes to it after the log-in", async () => {
  const page = await browser.open("/dags/hello/code?version=1", { isLoggedOut: true });

  await fillIn(page, ADMIN);

  await expectShown(page.getByText('new Dag("hello"'));
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/dags/hello/code?version=1");
});

test("a wrong password is told in one sentence that does not say whether the user exists, and nothing is lost", async () => {
  const page = await browser.open("/dags", {
    isLoggedOut: true,
    refusals: [{ status: 401, path: "/ui/login" }],
  });

  const sentences: (string | null)[] = [];
  for (const username of [ADMIN.username, "nobody"]) {
    const answered = page.waitForResponse("**/ui/login");
    await fillIn(page, { username, password: "wrong" });
    await answered;
    sentences.push(await page.getByRole("alert").textContent());
  }

  expect(sentences[0]).toBe(sentences[1]);
  expect(sentences[0]?.match(/\./g)).toHaveLength(1);
  await fillIn(page, ADMIN);
  await expectShown(page.getByRole("link", { name: "hello" }));
});

test("the password can be shown while it is typed", async () => {
  const page = await browser.open("/login", { isLoggedOut: true });
  const field = page.getByLabel("Password", { exact: true });
  await field.fill("visible");

  await page.getByRole("button", { name: "Show the password" }).click();
  expect(await field.getAttribute("type")).toBe("text");
  await page.getByRole("button", { name: "Hide the password" }).click();
  expect(await field.getAttribute("type")).toBe("password");
});

test("whoever logs out has to log in again to see anything", async () => {
  const page = await browser.open("/login", { isLoggedOut: true });
  await fillIn(page, ADMIN);
  await page.getByRole("button", { name: /, user menu$/ }).click();

  await page.getByRole("menuitem", { name: "Log out" }).click();
  await expectShown(page.getByLabel("User name"));
  await page.goto("/dags");

  await expectShown(page.getByLabel("User name"));
  expect(new URL(page.url()).pathname).toBe("/login");
});

test("an address that does not exist says so and leads back", async () => {
  const page = await browser.open("/nowhere");
  await expectShown(page.getByRole("heading", { name: "There is no such page" }));
});

test("whoever comes by a proxy that names the path it took off logs in below that path", async () => {
  const refusals = [{ status: 401, path: `${PATH}/ui/session` }];
  const page = await browser.open(`${proxy.origin}${PATH}/dags/hello/details`, { isLoggedOut: true, refusals });
  await fillIn(page, ADMIN);
  await expectShown(page.getByRole("heading", { name: "hello" }));
  expect(new URL(page.url()).pathname).toBe(`${PATH}/dags/hello/details`);
  await page.reload();
  await expectShown(page.getByRole("heading", { name: "hello" }));
  const cookies = await page.context().cookies(`${proxy.origin}${PATH}`);
  expect(cookies.map((cookie) => cookie.path)).toEqual([PATH]);
  expect(proxy.strays).toEqual([]);
});
