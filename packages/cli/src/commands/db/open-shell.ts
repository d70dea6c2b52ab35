import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { findRunningServer } from "../../installation/server-transport.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { type Invocation, readInvocation } from "../../program/invocation.ts";
import { complain, type Terminal } from "../../terminal/terminal.ts";

interface Client {
  readonly program: "psql" | "sqlite3";
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Opens the database's own client, which has to be installed. @returns the client's exit code. */
export async function openShell(terminal: Terminal): Promise<number> {
  const invocation = readInvocation(terminal);
  const { url } = invocation.configuration.database;
  const client = url === "" ? await clientOfFile(invocation) : clientOfServer(url);
  return run(client, terminal);
}

async function clientOfFile({ folders, terminal }: Invocation): Promise<Client> {
  const path = join(folders.home, "baram.db");
  if (!existsSync(path)) throw new CommandFailure(`There is no database ${path} yet; "baram db migrate" makes it.`);
  const isInUse = (await findRunningServer(folders.home)) !== null;
  if (isInUse) complain(terminal, "A server uses this database, so the shell only reads.");
  return { program: "sqlite3", words: isInUse ? ["-readonly", path] : [path], environment: {} };
}

function clientOfServer(address: string): Client {
  const url = new URL(address);
  const password = decodeURIComponent(url.password);
  // Words of a command line can be seen by everybody on the machine.
  url.password = "";
  return { program: "psql", words: [url.href], environment: password === "" ? {} : { PGPASSWORD: password } };
}

function run({ program, words, environment }: Client, terminal: Terminal): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: "inherit", env: { ...terminal.environment, ...environment } });
    // The client decides what an interrupt means, as it does on its own.
    const stopListening = terminal.onInterrupt(() => undefined);
    child.once("error", () => {
      stopListening();
      reject(new CommandFailure(`The client "${program}" cannot be started; install it, or mend PATH.`));
    });
    child.once("exit", (code) => {
      stopListening();
      resolve(code ?? 1);
    });
  });
}
