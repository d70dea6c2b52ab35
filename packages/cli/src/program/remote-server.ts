import { ConfigurationError } from "../configuration/configuration.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { CommandFailure } from "./command-failure.ts";

/** A server elsewhere, and who is let in there. */
export interface RemoteServer {
  /** Without a slash at its end. */
  readonly address: string;
  /** A personal access token. */
  readonly token: string;
}

const FLAG = "--server";

/** The variable that names the server. */
const SERVER_VARIABLE = "BARAM_SERVER";
/** The variable that holds the token, which is no flag: others on the machine see command lines. */
const TOKEN_VARIABLE = "BARAM_TOKEN";

/** Takes `--server <url>` out of a command line, wherever it stands, and puts it where the variable is. */
export function withServerFlag(terminal: Terminal): Terminal {
  const { words } = terminal;
  const end = words.indexOf("--");
  const place = words.findIndex((word, index) => (end === -1 || index < end) && isFlag(word));
  if (place === -1) return terminal;
  const word = words[place] ?? "";
  const hasOwnValue = word.startsWith(`${FLAG}=`);
  const address = hasOwnValue ? word.slice(FLAG.length + 1) : words[place + 1];
  if (address === undefined) throw new ConfigurationError(`${FLAG} needs the address of a server.`);
  return {
    ...terminal,
    words: [...words.slice(0, place), ...words.slice(place + (hasOwnValue ? 1 : 2))],
    environment: { ...terminal.environment, [SERVER_VARIABLE]: address },
    write: (text) => terminal.write(text),
    writeError: (text) => terminal.writeError(text),
    flush: () => terminal.flush(),
    readLine: () => terminal.readLine(),
    readSecret: () => terminal.readSecret(),
    onInterrupt: (listener) => terminal.onInterrupt(listener),
    exit: (code) => terminal.exit(code),
  };
}

function isFlag(word: string): boolean {
  return word === FLAG || word.startsWith(`${FLAG}=`);
}

/** The server that the command is for; `null` for the installation of this machine. Throws {@link ConfigurationError}. */
export function findRemoteServer({ environment }: Pick<Terminal, "environment">): RemoteServer | null {
  const address = environment[SERVER_VARIABLE] ?? "";
  if (address === "") return null;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new ConfigurationError(`"${address}" is no address of a server; expected one such as https://baram.example.`);
  }
  const token = environment[TOKEN_VARIABLE] ?? "";
  if (token === "") {
    throw new ConfigurationError(
      `To reach ${address}, put a personal access token into ${TOKEN_VARIABLE}; "baram tokens create" on its machine makes one.`,
    );
  }
  return { address: address.replace(/\/+$/, ""), token };
}

/** Groups and commands that work on the files, the database or the processes of this machine. */
const LOCAL_COMMANDS: readonly string[] = [
  "standalone",
  "dev",
  "scheduler",
  "triggerer",
  "dag-processor",
  "api-server",
  "config",
  "db",
  "doctor",
  "info",
  "plugins",
  "providers",
  "dags backfill",
  "dags report",
  "dags reserialize",
  "dags test",
  "tasks render",
  "tasks run",
  "tasks test",
];

/** Throws where a command is meant for a server elsewhere that only works on this machine. */
export function refuseLocalCommand(terminal: Pick<Terminal, "environment">, path: string): void {
  const address = terminal.environment[SERVER_VARIABLE] ?? "";
  if (address === "" || !LOCAL_COMMANDS.some((name) => path === name || path.startsWith(`${name} `))) return;
  throw new CommandFailure(
    `"baram ${path}" works on this machine and not on ${address}; leave out ${FLAG} and ${SERVER_VARIABLE}, or run it there.`,
  );
}
