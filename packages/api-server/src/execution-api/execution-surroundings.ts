import type { Clock, HumanRequest, HumanResponse, Logger } from "@baram/domain";
import type { ConnectionRecord, SensitiveNames } from "@baram/execution-api";
import type { MetadataStore } from "@baram/metadata-store";
import type { Fernet } from "../encryption/fernet.ts";
import type { AskAuthorsTimetable } from "../route-dependencies.ts";
import type { SecretsBackend } from "../secrets/secrets-backend.ts";

/** What the answers to author code are made from. */
export interface ExecutionSurroundings {
  readonly store: MetadataStore;
  readonly clock: Clock;
  readonly fernet: Fernet;
  /** Connections of the server's environment, by id in upper case. They come before those of the database. */
  readonly environmentConnections: ReadonlyMap<string, ConnectionRecord>;
  /** Connections that the configuration describes, by id: they stand in where there is none anywhere. */
  readonly configuredConnections?: ReadonlyMap<string, ConnectionRecord>;
  /** Variables of the server's environment, by key in upper case. They come before those of the database. */
  readonly environmentVariables: ReadonlyMap<string, string>;
  /** Which keys of variables say that their values are secrets. */
  readonly sensitiveNames: SensitiveNames;
  /** Asked before the environment and the database. */
  readonly secretsBackend?: SecretsBackend;
  /** Told of a secrets back end that fails. */
  readonly logger?: Logger;
  /** Options that author code may read; `null` for what there is not, or what it may not. */
  readonly readConfiguration: (section: string, key: string) => string | null;
  /** Asks a Dag's own timetable what a run by hand covers; absent where no author code can be asked. */
  readonly askAuthorsTimetable?: AskAuthorsTimetable;
  /** Asks whoever tries a task out, `null` where they leave it to the defaults; absent where nobody is there. */
  readonly askPerson?: (request: HumanRequest, taskId: string | null) => Promise<GivenAnswer | null>;
}

/** An answer, and the name of whoever gave it. */
export interface GivenAnswer {
  readonly response: HumanResponse;
  readonly answeredBy: string;
}
