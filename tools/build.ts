import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundleEntries } from "./bundle-entries.ts";
import { runCommand } from "./run-command.ts";
import { packagesFingerprint, ROOT, readStamp, stampPath, webFingerprint } from "./source-fingerprint.mjs";

const isForced = process.argv.includes("--force");

await buildPackages();
await buildWeb();

/** Compiles every package; the compiler itself knows which of them have changed. */
async function buildPackages(): Promise<void> {
  const before = packagesFingerprint();
  process.stderr.write("Building the packages.\n");
  await runOrExit("tsc", ["-b", ...(isForced ? ["--force"] : [])]);
  await bundleEntries(ROOT);
  writeStamp("build", before);
}

async function buildWeb(): Promise<void> {
  const before = webFingerprint();
  const isFresh = readStamp("build-web") === before && existsSync(join(ROOT, "packages/web/dist/index.html"));
  if (isFresh && !isForced) return;
  process.stderr.write("Building the web UI.\n");
  await runOrExit("npm", ["run", "--silent", "build", "--workspace", "@baram/web"]);
  writeStamp("build-web", before);
}

/** The fingerprint is taken before the build, so a file that is saved meanwhile is built the next time. */
function writeStamp(step: string, fingerprint: string): void {
  mkdirSync(dirname(stampPath(step)), { recursive: true });
  writeFileSync(stampPath(step), fingerprint);
}

async function runOrExit(command: string, parameters: readonly string[]): Promise<void> {
  const { exitCode } = await runCommand(command, parameters);
  if (exitCode !== 0) process.exit(exitCode);
}
