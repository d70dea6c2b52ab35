import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const KNOWN_PLACES = ["/usr/sbin/slapd", "/usr/local/libexec/slapd", "/opt/homebrew/opt/openldap/libexec/slapd"];

/**
 * Gives a test run its LDAP server: the tests read the path of OpenLDAP's `slapd` from `BARAM_TEST_SLAPD`, and start it
 * themselves.
 *
 * Where there is none it is installed if that can be done without asking (root on Debian). Where that is not possible the
 * tests of log-in with a directory are left out, which is said.
 */
export function setup(): void {
  const found = process.env["BARAM_TEST_SLAPD"] ?? findSlapd() ?? installSlapd();
  if (found !== null) process.env["BARAM_TEST_SLAPD"] = found;
  else {
    process.stderr.write(
      "The tests of log-in with an LDAP directory are left out, because there is no slapd. " +
        "Install it (Debian and Ubuntu: `sudo apt-get install slapd`), or name it in BARAM_TEST_SLAPD.\n",
    );
  }
}

function findSlapd(): string | null {
  return KNOWN_PLACES.find((path) => existsSync(path)) ?? null;
}

function installSlapd(): string | null {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
  process.stderr.write("Installing slapd for the tests of log-in with a directory.\n");
  // The run level keeps the package from starting a server of its own.
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  try {
    for (const parameters of [["update"], ["install", "--yes", "--no-install-recommends", "slapd"]]) {
      execFileSync("apt-get", ["--quiet", ...parameters], { env: environment, stdio: ["ignore", 2, 2] });
    }
  } catch {
    return null;
  }
  return findSlapd();
}
