import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../source-fingerprint.mjs";

/** Who may log in to a server that {@link startStandalone} started. */
export const ADMIN = { username: "admin", password: "correct horse" } as const;

/** A running `baram standalone`, as it was built, over a project of its own. */
export interface Standalone {
  readonly address: string;
  /** What the command line shows to the server it runs beside. */
  readonly token: string;
  /** Its project. */
  readonly folder: string;
  /** What it wrote to its log so far. */
  readonly log: () => string;
  /** Asks it to end, waits until it has, and removes its project. */
  readonly stop: () => Promise<void>;
}

/** Copies folders of the repository into a project (targets by sources), starts a server over it, waits until it can be reached. */
export async function startStandalone(
  copies: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<Standalone> {
  const folder = mkdtempSync(join(tmpdir(), "baram-client-"));
  writeFileSync(join(folder, "package.json"), '{ "name": "author", "private": true, "type": "module" }\n');
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(join(ROOT, "packages/baram"), join(folder, "node_modules/baram"));
  // The providers, too.
  symlinkSync(join(ROOT, "node_modules/@baram"), join(folder, "node_modules/@baram"));
  for (const [source, target] of Object.entries(copies)) {
    cpSync(join(ROOT, source), join(folder, target), { recursive: true });
  }
  const child = spawn(process.execPath, [join(ROOT, "packages/baram/bin/baram.js"), "standalone"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: environmentOf(folder, environment),
  });
  let log = "";
  child.stderr.on("data", (piece: Buffer) => {
    log += piece.toString();
  });
  await untilReady(child, () => log);
  const { address, token } = JSON.parse(readFileSync(join(folder, ".baram/server.json"), "utf8")) as Pick<
    Standalone,
    "address" | "token"
  >;
  return {
    address,
    token,
    folder,
    log: () => log,
    stop: async () => {
      if (child.exitCode === null) {
        child.kill("SIGTERM");
        await once(child, "exit");
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Nothing of the configuration of whoever runs the tests. */
function environmentOf(folder: string, environment: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(BARAM_|VITEST|NODE_|npm_)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    BARAM_HOME: join(folder, ".baram"),
    BARAM_ADMIN_PASSWORD: ADMIN.password,
    BARAM__API__PORT: "0",
    BARAM__LOGGING__LEVEL: "error",
    BARAM__RUNNER__WARM: "2",
    ...environment,
  };
}

async function untilReady(child: ChildProcess, readLog: () => string): Promise<void> {
  let output = "";
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (piece: Buffer) => {
      output += piece.toString();
      if (output.includes("running at http")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`Standalone ended with code ${code}: ${output}${readLog()}`)));
  });
}
