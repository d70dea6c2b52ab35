import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { expectProviderToBeSound } from "./expect-provider-to-be-sound.ts";

const FTP = {
  connectionType: "ftp",
  label: "FTP",
  portDefault: 21,
  fields: { host: { label: "Host", placeholder: "files.example" }, port: { label: "Port" } },
  extras: [{ name: "passive", label: "Passive", type: "boolean", description: "Defaults to true." }],
  test: "testFtpConnection",
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-provider-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function check(connectionTypes: unknown, manifest: object = { baram: { connectionTypes: "./types.json" } }) {
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "types.json"), JSON.stringify(connectionTypes));
  return expectProviderToBeSound(join(folder, "index.test.ts"), { testFtpConnection: () => {} });
}

test("the connection types of a package are read where its manifest names them", () => {
  expect(check([FTP])).toEqual([FTP]);
});

test.each([
  ["a type without a label", [{ ...FTP, label: undefined }], /the list\[0\]\.label must be a text/],
  ["a port that is none", [{ ...FTP, portDefault: 70_000 }], /portDefault must be null or a whole number/],
  ["a test that nobody exports", [{ ...FTP, test: "tryIt" }], /exports no function "tryIt" to try ftp with/],
  ["the same type twice", [FTP, FTP], /it has "ftp" twice/],
])("%s is a mistake", (_what, types, sentence) => {
  expect(() => check(types)).toThrow(sentence);
});

test("a package that says nothing of connection types is told what to write", () => {
  expect(() => check([FTP], {})).toThrow(/expected "baram": \{ "connectionTypes"/);
});

test.each([
  [{ triggers: ["FtpTrigger"] }, 'lists "FtpTrigger" in "triggers", which the package does not export'],
  [{ notifications: "FtpNotifier" }, '"notifications" has to be a list of names'],
])("what else a manifest lists has to be exported: %j", (listed, sentence) => {
  expect(() => check([FTP], { baram: { connectionTypes: "./types.json", ...listed } })).toThrow(sentence);
});
