import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../run-command.ts";
import { ROOT } from "../source-fingerprint.mjs";

const REQUIREMENTS = join(ROOT, "tools/api-clients/requirements.txt");
/** Beside what npm installs, and like it no part of the repository. */
const ENVIRONMENT = join(ROOT, "node_modules/.cache/baram-api-clients");

/** A Python with the clients of the API installed, or why there is none. */
export type ProvidedPython =
  | { readonly kind: "provided"; readonly python: string; readonly schemathesis: string }
  | { readonly kind: "no-python"; readonly advice: string }
  | { readonly kind: "not-installed"; readonly output: string };

/** Makes a virtual environment the first time, and again when `requirements.txt` changes. */
export async function providePython(): Promise<ProvidedPython> {
  const folder = join(ENVIRONMENT, process.platform === "win32" ? "Scripts" : "bin");
  const provided = {
    kind: "provided",
    python: join(folder, "python"),
    schemathesis: join(folder, "schemathesis"),
  } as const;
  const stamp = join(ENVIRONMENT, "requirements.sha256");
  const wanted = createHash("sha256").update(readFileSync(REQUIREMENTS)).digest("hex");
  if (existsSync(provided.python) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return provided;

  const python = await findPython();
  if (python === null) {
    return {
      kind: "no-python",
      advice:
        "Python 3.9 or newer with venv is not there; install it (on Debian: apt-get install python3 python3-venv)",
    };
  }
  process.stderr.write("Installing Airflow's Python client and schemathesis. This takes about half a minute.\n");
  rmSync(ENVIRONMENT, { recursive: true, force: true });
  const steps = [
    [python, ["-m", "venv", ENVIRONMENT]],
    [provided.python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS]],
  ] as const;
  for (const [command, parameters] of steps) {
    const { exitCode, output } = await runCommand(command, parameters, { quiet: true });
    if (exitCode !== 0) return { kind: "not-installed", output };
  }
  writeFileSync(stamp, wanted);
  return provided;
}

/** A Python that can make virtual environments: a Debian's may lack the part that installs into them. */
async function findPython(): Promise<string | null> {
  const question = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 9))";
  for (const name of ["python3", "python"]) {
    try {
      const { exitCode } = await runCommand(name, ["-c", question], { quiet: true });
      if (exitCode === 0) return name;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  return null;
}
