import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { AuthorQuestion } from "@baram/execution-api";
import { afterEach, beforeEach, expect, test } from "vitest";
import { configurationOf } from "../configuration/configuration.fixture.ts";
import { connectionTest } from "./connection-test.ts";
import { listInstalledConnectionTypes } from "./installed-connection-types.ts";

const CRM = { connectionType: "crm", label: "CRM", portDefault: 80, fields: {}, extras: [], test: "tryCrm" };

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "baram-types-")));
  write("package.json", { dependencies: { "provider-broken": "1", "provider-crm": "1", "provider-mute": "1" } });
  write("node_modules/provider-crm/package.json", {
    main: "./index.js",
    baram: { connectionTypes: "./types.json" },
  });
  write("node_modules/provider-crm/types.json", [CRM, { ...CRM, connectionType: "crm_archive", test: null }]);
  write("node_modules/provider-crm/index.js", {});
  write("node_modules/provider-broken/package.json", { baram: { connectionTypes: "./types.json" } });
  write("node_modules/provider-broken/types.json", [{ connectionType: 3 }]);
  write("node_modules/provider-mute/package.json", { baram: {} });
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), JSON.stringify(content));
}

const asked: AuthorQuestion[] = [];

/** What a test of a connection comes to; `null` where there is none. */
async function tryOut(connectionType: string, enabled = "Enabled") {
  asked.length = 0;
  const environment = { BARAM__CORE__TEST_CONNECTION: enabled };
  const configuration = configurationOf({ environment });
  const folders = { project: folder, home: folder, dags: folder, logs: folder };
  const ask = async (question: AuthorQuestion) => {
    asked.push(question);
    return { kind: "failed", message: "Error: no way" } as const;
  };
  const { testConnection } = connectionTest({ configuration, folders }, { ask });
  const fields = { description: null, host: "h", login: null, password: null, schema: null, port: null, extra: null };
  return (await testConnection?.({ connectionId: "c", connectionType, ...fields })) ?? null;
}

test("the types that installed providers describe are read, and what is no description is none", async () => {
  const types = await listInstalledConnectionTypes(folder);
  expect(types.map(({ packageName, connectionType }) => [packageName, connectionType])).toEqual([
    ["provider-crm", "crm"],
    ["provider-crm", "crm_archive"],
  ]);
});

test("a runner is asked to try a connection out by the provider of its type", async () => {
  expect(await tryOut("crm")).toEqual({ status: false, message: "Error: no way" });
  const modulePath = join(folder, "node_modules/provider-crm/index.js");
  expect(asked).toMatchObject([{ kind: "testConnection", modulePath, exportName: "tryCrm" }]);
});

test("what no provider can try out is not asked for", async () => {
  expect(await tryOut("smoke_signal")).toMatchObject({ status: false, message: expect.stringMatching(/No installed/) });
  expect(await tryOut("crm_archive")).toMatchObject({ status: false, message: expect.stringMatching(/cannot try/) });
  expect(asked).toEqual([]);
});

test("nothing is tried out where that is not enabled", async () => {
  expect(await tryOut("crm", "Disabled")).toBeNull();
});
