import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** How commands on this machine reach a running server. */
export interface ServerFile {
  /** `http://127.0.0.1:8080`. */
  readonly address: string;
  /** Admits with admin rights; new for each start. */
  readonly token: string;
  readonly processId: number;
  /** What it shows over TLS, as PEM; `null`, or absent, for one that talks in clear. */
  readonly certificate?: string | null;
}

const OWNER_ONLY = 0o600;

/** Says where the server is. Only the owner of the home folder can read it. */
export function writeServerFile(home: string, server: ServerFile): void {
  const path = join(home, "server.json");
  rmSync(path, { force: true });
  writeFileSync(path, `${JSON.stringify(server)}\n`, { mode: OWNER_ONLY });
}

/** Says that no server is there any more. */
export function removeServerFile(home: string): void {
  rmSync(join(home, "server.json"), { force: true });
}

/** The server that said it is running, or `null`. Whether it still does, its process id and its answer tell. */
export function readServerFile(home: string): ServerFile | null {
  try {
    return JSON.parse(readFileSync(join(home, "server.json"), "utf8")) as ServerFile;
  } catch {
    return null;
  }
}
