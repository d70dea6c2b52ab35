import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const KNOWN_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * Gives a test run its browser: the tests read the path of a Chromium from `BARAM_TEST_CHROMIUM`.
 *
 * Where there is none it is installed if that can be done without asking (root on Debian), else the run is refused:
 * tests that were skipped look like tests that passed.
 */
export function setup(): void {
  process.env["BARAM_TEST_CHROMIUM"] ??= findChromium() ?? installChromium();
}

function findChromium(): string | null {
  return KNOWN_PLACES.find((path) => existsSync(path)) ?? null;
}

function installChromium(): string {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) throw new MissingChromiumError();
  process.stderr.write("Installing Chromium for the browser tests.\n");
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const parameters of [["update"], ["install", "--yes", "--no-install-recommends", "chromium"]]) {
    execFileSync("apt-get", ["--quiet", ...parameters], { env: environment, stdio: ["ignore", 2, 2] });
  }
  const installed = findChromium();
  if (installed === null) throw new MissingChromiumError();
  return installed;
}

class MissingChromiumError extends Error {
  override readonly name = "MissingChromiumError";

  constructor() {
    super(
      "The browser tests need Chromium and found none. Install it (Debian and Ubuntu: `sudo apt-get install chromium`, " +
        "macOS: `brew install --cask chromium`) or set BARAM_TEST_CHROMIUM to the path of one.",
    );
  }
}
