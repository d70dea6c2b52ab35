import { execFileSync } from "node:child_process";
import { arch, cpus, platform, release, totalmem } from "node:os";
import { delimiter, join } from "node:path";
import { describeDatabase } from "../../composition/describe-database.ts";
import { listInstalledProviders } from "../../composition/installed-providers.ts";
import type { Invocation } from "../../program/invocation.ts";
import { readVersion } from "../../version.ts";

/** A titled list of names with what they stand for. */
export type InformationPart = readonly [title: string, entries: readonly (readonly [name: string, value: string])[]];

/** Programs that Baram or its users call. */
const TOOLS = {
  git: "--version",
  ssh: "-V",
  docker: "--version",
  kubectl: "version",
  sqlite3: "--version",
  psql: "--version",
};
const GIBIBYTE = 1024 ** 3;
const TOOL_MILLISECONDS = 2000;

/** What the installation is made of. Parity: Airflow's parts, with Node in Python's place. */
export async function collectInformation(invocation: Invocation): Promise<readonly InformationPart[]> {
  const { configuration, folders, terminal } = invocation;
  const providers = await listInstalledProviders(folders.project);
  return [
    [
      "Baram",
      [
        ["version", readVersion()],
        ["executor", configuration.core.executor],
        ["database", describeDatabase(configuration, folders)],
        ["dags_folder", folders.dags],
        ["base_log_folder", folders.logs],
        ["xcom_backend", configuration.core.xcom_backend],
        ["secrets_backend", configuration.secrets.backend === "" ? "NOT SET" : configuration.secrets.backend],
      ],
    ],
    [
      "System info",
      [
        ["OS", `${platform()} ${release()}`],
        ["architecture", arch()],
        ["processors", String(cpus().length)],
        ["memory", `${(totalmem() / GIBIBYTE).toFixed(1)} GiB`],
        ["locale", Intl.DateTimeFormat().resolvedOptions().locale],
        ["time_zone", Intl.DateTimeFormat().resolvedOptions().timeZone],
        ["node_version", process.versions.node],
        ["node_location", process.execPath],
      ],
    ],
    ["Tools info", Object.entries(TOOLS).map(([name, flag]) => [name, versionOf(name, flag)])],
    [
      "Paths info",
      [
        ["baram_home", folders.home],
        ["project", folders.project],
        ["configuration_file", join(folders.home, "baram.cfg")],
        ["system_path", (terminal.environment["PATH"] ?? "").split(delimiter).join(" ")],
      ],
    ],
    ["Providers info", providers.map(({ packageName, version }) => [packageName, version])],
  ];
}

/** The first line of what a program says of its version. */
function versionOf(program: string, flag: string): string {
  try {
    const output = execFileSync("sh", ["-c", `${program} ${flag} 2>&1`], {
      encoding: "utf8",
      timeout: TOOL_MILLISECONDS,
      stdio: ["ignore", "pipe", "ignore"],
    });
    return output.split("\n", 1)[0]?.trim() ?? "";
  } catch {
    return "NOT AVAILABLE";
  }
}
