import type { Clock, HumanRequest, HumanResponse, Logger } from "@baram/domain";
import type { ConnectionRecord, SensitiveNames } from "@baram/execution-api";
import type { MetadataStore } from "@baram/metadata-store";
import type { Fernet } from "../encryption/fernet.ts";
import type { AskAuthorsTimetable } from "../route-dependencies.ts";
import type { PlacesBeforeDatabase } from "../secrets/find-before-database.ts";

/** What the answers to author code are made from. The environment is the server's. */
export interface ExecutionSurroundings extends PlacesBeforeDatabase {
  readonly store: MetadataStore;
  readonly clock: Clock;
  readonly fernet: Fernet;
  /** Connections that the configuration describes, by id: they stand in where there is none anywhere. */
  readonly configuredConnections?: ReadonlyMap<string, ConnectionRecord>;
  /** Which keys of variables say that their values are secrets. */
  readonly sensitiveNames: SensitiveNames;
  /** Told of a secrets back end that fails, and of a connection of the environment that cannot be read. */
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
