import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listInstalledProviders } from "./installed-providers.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-providers-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, manifest: object): void {
  const target = join(folder, path, "package.json");
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, JSON.stringify(manifest));
}

test("a package that a project names and that calls itself a provider is listed", async () => {
  write("project", { dependencies: { "@acme/provider-mail": "1", lodash: "4", missing: "1" } });
  write("project/node_modules/@acme/provider-mail", { version: "1.2.0", description: "Mail.", baram: {} });
  write("project/node_modules/lodash", { version: "4.0.0" });
  expect(await listInstalledProviders(join(folder, "project"))).toEqual([
    { packageName: "@acme/provider-mail", version: "1.2.0", description: "Mail." },
  ]);
});

test("a provider is found in a folder above, as Node finds it", async () => {
  write("workspace/project", { devDependencies: { "provider-sql": "1" } });
  write("workspace/node_modules/provider-sql", { version: "2.0.0", baram: {} });
  const providers = await listInstalledProviders(join(folder, "workspace/project"));
  expect(providers.map(({ packageName }) => packageName)).toEqual(["provider-sql"]);
});

test("a folder without a project has no providers", async () => {
  expect(await listInstalledProviders(join(folder, "nowhere"))).toEqual([]);
});
