import type { ConnectionRecord } from "@baram/execution-api";

/** Where connections and variables are looked up before the environment and the database. */
export interface SecretsBackend {
  /** For log lines. */
  readonly name: string;
  /** `null` for one that it does not have. May reject; the next place is asked then. */
  findConnection(connectionId: string): Promise<ConnectionRecord | null>;
  /** Likewise. */
  findVariable(key: string): Promise<string | null>;
}
