import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { CommandFailure } from "../../program/command-failure.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import { readVersion } from "../../version.ts";
import { projectFiles, projectName } from "./project-files.ts";

/** What `baram init` was given. */
export interface InitOptions {
  readonly folder: string;
  readonly install: boolean;
}

/** Makes a folder an npm project with an example Dag, installs Baram in it, and says what to do next. */
export async function initProject(terminal: Terminal, { folder: given, install }: InitOptions): Promise<number> {
  const folder = resolve(terminal.workingFolder, given);
  const files = projectFiles({ name: projectName(basename(folder)), version: readVersion() });
  for (const { path, text } of files) {
    const isWritten = writeNew(join(folder, path), text);
    say(terminal, `${isWritten ? "Wrote" : "Kept "} ${path}`);
  }
  if (install && !(await runNpmInstall(folder))) {
    throw new CommandFailure(`npm install failed in ${folder}; put right what it says above, and run it again there.`);
  }
  const place = relative(terminal.workingFolder, folder);
  say(terminal, "\nNext:");
  if (place !== "") say(terminal, `  cd ${place}`);
  if (!install) say(terminal, "  npm install");
  say(terminal, "  npx baram standalone      starts everything and prints where to look");
  say(terminal, "  npx baram dags test example      runs the example once, on this terminal");
  return 0;
}

/** @returns `false` when there is such a file already: it stays as it is. */
function writeNew(path: string, text: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    throw new CommandFailure(`${path} cannot be written: ${message}.`);
  }
}

function runNpmInstall(folder: string): Promise<boolean> {
  return new Promise((finish) => {
    const npm = spawn("npm", ["install", "--no-fund", "--no-audit"], {
      cwd: folder,
      stdio: "inherit",
      shell: process.platform === "win32",
    });
    npm.on("error", () => finish(false));
    npm.on("close", (code) => finish(code === 0));
  });
}
