import { expect, test } from "vitest";
import { expectNoBarriersIn } from "./barriers.fixture.ts";
import { eventually, expectGone, expectNothingSideways, expectShown, useBrowser } from "./browser.fixture.ts";
import { ADMIN } from "./standalone-server.fixture.ts";

const HELLO = `
import { Dag, EmptyOperator } from "baram";
export const dag = new Dag("hello", { schedule: null }, () => new EmptyOperator({ taskId: "start" }));
`;

const browser = useBrowser({ dags: { "hello.ts": HELLO } });

test("a user is made with a role, found, changed and deleted", async () => {
  const page = await browser.open("/users");
  await page.getByRole("button", { name: "Create user" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("User name").fill("kim");
  await dialog.getByLabel("E-mail").fill("kim@example.com");
  await dialog.getByLabel("First name").fill("Minjun");
  await dialog.getByRole("button", { name: "Viewer", exact: true }).click();
  await dialog.getByLabel("Password", { exact: true }).fill("secret-word");
  await dialog.getByRole("button", { name: "Create" }).click();
  await expectShown(page.getByRole("row").filter({ hasText: "kim@example.com" }).getByText("Viewer"));

  await page.getByLabel("Filter by name, e-mail or role").fill("nobody");
  await expectShown(page.getByText("Nothing matches “nobody”"));
  await page.getByLabel("Filter by name, e-mail or role").fill("minjun");
  await page.getByRole("button", { name: "Edit kim" }).click();
  await dialog.getByRole("button", { name: "Op", exact: true }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expectShown(page.getByRole("row").filter({ hasText: "kim" }).getByText("Op", { exact: true }));

  await page.getByRole("button", { name: "Delete kim" }).click();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expectGone(page.getByRole("row").filter({ hasText: "kim@example.com" }));
});

test("a name that is taken is refused in the dialog, and what was typed stays", async () => {
  const page = await browser.open("/users", { refusals: [{ status: 409, path: "/api/v1/users" }] });
  await page.getByRole("button", { name: "Create user" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("User name").fill(ADMIN.username);
  await dialog.getByLabel("E-mail").fill("other@example.com");
  await dialog.getByLabel("Password", { exact: true }).fill("x");
  await dialog.getByRole("button", { name: "Create" }).click();
  await expectShown(dialog.getByRole("alert").filter({ hasText: "already exists" }));
  expect(await dialog.getByLabel("E-mail").inputValue()).toBe("other@example.com");
});

test("a role is given a right to one Dag, which the list shows, and takes it back", async () => {
  const page = await browser.open("/users?tab=roles");
  await page.getByRole("button", { name: "Create role" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Hello team");
  await dialog.getByRole("button", { name: "Create" }).click();
  const row = page.getByRole("row").filter({ hasText: "Hello team" });
  await page.getByRole("button", { name: "Permissions of Hello team" }).click();
  await dialog.getByLabel("Dag id").fill("hello");
  await dialog.getByRole("button", { name: "Add Dag" }).click();
  await dialog.getByLabel("Hello team: Read DAG:hello").check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expectShown(row.getByText("1 given"));
  await expectShown(row.getByText("hello", { exact: true }));

  await page.getByRole("button", { name: "Permissions of Hello team" }).click();
  await dialog.getByLabel("Hello team: Read DAG:hello").uncheck();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expectShown(row.getByText("0 given"));
});

test("a token is shown once, lets a program in, and is refused once it is revoked", async () => {
  const page = await browser.open("/profile");
  await page.getByRole("button", { name: "Create token" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("deploy");
  await dialog.getByRole("button", { name: "Create token" }).click();
  const token = (await dialog.locator("code").textContent()) ?? "";
  const ask = async () =>
    (await fetch(`${browser.server.address}/api/v1/dags`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await ask()).toBe(200);
  await dialog.getByRole("button", { name: "Close" }).click();
  await expectShown(page.getByText(`ends in …${token.slice(-4)}`));
  expect(await page.content()).not.toContain(token);

  await page.getByRole("button", { name: "Revoke deploy" }).click();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expectShown(page.getByText("No access tokens yet"));
  expect(await ask()).toBe(401);
});

test("language, theme and zone are chosen on the profile and hold at once", async () => {
  const page = await browser.open("/profile");
  await page.getByRole("group", { name: "Theme" }).getByRole("button", { name: "Dark" }).click();
  await eventually(() => page.locator("html").getAttribute("data-mantine-color-scheme")).toBe("dark");
  await page.getByRole("group", { name: "Language" }).getByRole("button", { name: "한국어" }).click();
  await expectShown(page.getByRole("heading", { name: "액세스 토큰" }));
  await page.reload();
  await expectShown(page.getByRole("heading", { name: "비밀번호" }));
});

test("a wrong current password is told, and changes nothing", async () => {
  const page = await browser.open("/profile", { refusals: [{ status: 400, path: "/ui/profile/password" }] });
  await page.getByLabel("Current password").fill("wrong");
  await page.getByLabel("New password", { exact: true }).fill("another-one");
  await page.getByLabel("New password again").fill("another");
  await expectShown(page.getByText("The two are not the same."));
  await page.getByLabel("New password again").fill("another-one");
  await page.getByRole("button", { name: "Change password" }).click();
  await expectShown(page.getByRole("alert").filter({ hasText: "The current password is not right." }));
});

test.each(["/users", "/users?tab=roles", "/profile"])("%s has no barriers, in either language", async (address) => {
  const page = await browser.open(address);
  await expectShown(page.getByRole("heading", { level: 1 }));
  await expectNoBarriersIn(page);
  await page.evaluate(`localStorage.setItem("baram-preferences", JSON.stringify({ language: "ko" }))`);
  await page.reload();
  await expectShown(page.getByRole("heading", { level: 1 }));
  await expectNoBarriersIn(page);
});

test.each(["/users", "/users?tab=roles", "/profile"])("%s fits on a phone", async (address) => {
  const page = await browser.open(address, { context: { viewport: { width: 390, height: 844 } } });
  await expectShown(page.locator(".settings-scroll").getByText(ADMIN.username).or(page.getByText("Admin")).first());
  await expectNothingSideways(page);
});
