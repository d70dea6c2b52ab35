// Makes a clone ready: installs when the lock file asks for it, builds when a source has changed, and is quick
// when there is nothing to do. Plain JavaScript, because on a fresh clone nothing is installed yet.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packagesFingerprint, ROOT, readStamp, stampPath, webFingerprint } from "./source-fingerprint.mjs";

const NODE_MINIMUM = { major: 20, minor: 19 };

refuseOldNode();
if (!isInstalled()) install();
if (!process.argv.includes("--no-build") && !isBuilt()) {
  run(process.execPath, [join(ROOT, "node_modules/tsx/dist/cli.mjs"), "tools/build.ts"], "The build failed");
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > NODE_MINIMUM.major || (major === NODE_MINIMUM.major && minor >= NODE_MINIMUM.minor)) return;
  fail(
    `Baram needs Node.js ${NODE_MINIMUM.major}.${NODE_MINIMUM.minor} or newer and this is ${process.versions.node}. ` +
      "Install a newer one from https://nodejs.org, then run the command again.",
  );
}

function isInstalled() {
  const installed = statSync(join(ROOT, "node_modules/.package-lock.json"), { throwIfNoEntry: false });
  if (installed === undefined) return false;
  if (readStamp("install") === lockFileHash()) return true;
  // Whoever ran `npm install` by hand has installed too; npm writes this file last.
  if (installed.mtimeMs < statSync(join(ROOT, "package-lock.json")).mtimeMs) return false;
  writeInstallStamp();
  return true;
}

function install() {
  const reason = existsSync(join(ROOT, "node_modules")) ? "package-lock.json has changed" : "this is a fresh clone";
  process.stderr.write(`Installing dependencies, because ${reason}. This takes about a minute.\n`);
  run("npm", ["ci", "--no-audit", "--no-fund"], "The dependencies could not be installed");
  writeInstallStamp();
}

function writeInstallStamp() {
  mkdirSync(dirname(stampPath("install")), { recursive: true });
  writeFileSync(stampPath("install"), lockFileHash());
}

function lockFileHash() {
  return createHash("sha256")
    .update(readFileSync(join(ROOT, "package-lock.json")))
    .digest("hex");
}

function isBuilt() {
  return readStamp("build") === packagesFingerprint() && readStamp("build-web") === webFingerprint();
}

/**
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {string} failure
 */
function run(command, parameters, failure) {
  // Standard output belongs to the command that follows, so progress goes to standard error.
  const { status, error } = spawnSync(command, parameters, { cwd: ROOT, stdio: ["inherit", 2, 2] });
  if (error !== undefined) fail(`${failure}: ${error.message}`);
  if (status !== 0) fail(`${failure}; the lines above say why.`);
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
