import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findDagFiles } from "@baram/dag-processor";
import { findPackage } from "../../composition/installed-connection-types.ts";
import type { Folders } from "../../configuration/folders.ts";
import { commandLogger } from "../../logging/command-logger.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { readVersion } from "../../version.ts";
import type { Finding } from "./finding.ts";

/** Whether the project is one in which Dag files find `baram`, of the version of this command. */
export function checkProject({ project }: Pick<Folders, "project">): Finding {
  const check = "project";
  if (!existsSync(join(project, "package.json"))) {
    const message = `${project} is no npm project: there is no package.json here or above.`;
    return { check, status: "warning", message, remedy: '"baram init" makes one; or run baram inside of yours.' };
  }
  const folder = findPackage(project, "baram");
  if (folder === null) {
    const message = `Dag files of ${project} will not find "baram": it is not installed there.`;
    return { check, status: "problem", message, remedy: `Run "npm install baram@${readVersion()}" in ${project}.` };
  }
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { readonly version: string };
  if (version !== readVersion()) {
    const message = `Dag files are written with baram ${version}, and this command is ${readVersion()}.`;
    return { check, status: "problem", message, remedy: 'Use "npx baram" in the project, or install one version.' };
  }
  return { check, status: "ok", message: `${project} has baram ${version}.` };
}

/** Whether there is a Dags folder with files in it. */
export async function checkDagsFolder({ dags }: Pick<Folders, "dags">, terminal: Terminal): Promise<Finding> {
  const check = "dags folder";
  const found = await findDagFiles(dags, commandLogger(terminal, {}));
  if (found.kind === "folder-missing") {
    const message = `There is no Dags folder ${dags}.`;
    return { check, status: "problem", message, remedy: "Make it, or name another in [core] dags_folder." };
  }
  const count = found.relativePaths.length;
  if (count === 0) {
    const message = `There are no files in the Dags folder ${dags}.`;
    return { check, status: "warning", message, remedy: "Write a Dag there, or name another in [core] dags_folder." };
  }
  return { check, status: "ok", message: `${count} ${count === 1 ? "file" : "files"} in ${dags}.` };
}
