import type {
  DagRunInfo,
  DataInterval,
  Instant,
  Json,
  JsonObject,
  ListenerEvent,
  TimetableRestriction,
} from "@baram/domain";
import type { XComBackendSettings } from "./attempt-settings.ts";
import type { ConnectionRecord, XComToPurge } from "./execution-request.ts";
import type { BundleLocation } from "./workload.ts";

/** A module that exports `secretsBackend`. */
export interface SecretsBackendModule {
  readonly modulePath: string;
  /** What the configuration gives it. */
  readonly options: JsonObject;
}

/** A module that exports `listener`. */
export interface ListenerModule {
  /** As the configuration names it. */
  readonly name: string;
  readonly modulePath: string;
}

/** What came of telling listeners. */
export interface ListenersTold {
  /** What listeners threw, a sentence each. */
  readonly thrown: readonly string[];
  /** What they printed meanwhile. */
  readonly printed: string;
}

/** What came of removing XComs where they are kept outside of the database. */
export interface XComsPurged {
  /** Those that are gone, by their ids. */
  readonly ids: readonly number[];
  /** Why the others are not, a sentence each. */
  readonly thrown: readonly string[];
}

/** What a server may ask of author code, outside of any attempt. */
export type AuthorQuestion =
  /** What lists show in the place of some XComs. */
  | { readonly kind: "showXComs"; readonly backend: XComBackendSettings; readonly texts: readonly string[] }
  /** Which run a Dag's own timetable names next. */
  | {
      readonly kind: "nextDagRun";
      readonly bundle: BundleLocation;
      readonly dagId: string;
      /** The interval of the newest scheduled run or back-fill, `null` before there was one. */
      readonly last: DataInterval | null;
      readonly restriction: TimetableRestriction;
    }
  /** What a run covers that is triggered by hand at a moment. */
  | {
      readonly kind: "inferManualDataInterval";
      readonly bundle: BundleLocation;
      readonly dagId: string;
      readonly at: Instant;
    }
  /** A connection, as a URI or JSON, or the value of a variable or an option, of a secrets back end of the author's own. */
  | {
      readonly kind: "readSecret";
      readonly backend: SecretsBackendModule;
      readonly secret: { readonly kind: "connection" | "variable" | "option"; readonly name: string };
    }
  /** Whether a connection works, of the provider of its type. */
  | {
      readonly kind: "testConnection";
      /** The provider's module, and the export of it that tries a connection out. */
      readonly modulePath: string;
      readonly exportName: string;
      readonly connection: ConnectionRecord;
    }
  /** Has the installation's listeners told of what happened, in this order. */
  | {
      readonly kind: "tellListeners";
      readonly modules: readonly ListenerModule[];
      readonly events: readonly ListenerEvent[];
    }
  /** Removes what is kept of XComs outside of the database. */
  | { readonly kind: "purgeXComs"; readonly backend: XComBackendSettings; readonly xcoms: readonly XComToPurge[] };

/** The answers, by question. */
export interface AuthorAnswers {
  /** In the order of the texts. */
  readonly showXComs: readonly Json[];
  /** `null` when none follows. */
  readonly nextDagRun: DagRunInfo | null;
  readonly inferManualDataInterval: DataInterval;
  /** `null` for one that it does not have. */
  readonly readSecret: string | null;
  /** What a person is told when it works. */
  readonly testConnection: string;
  readonly tellListeners: ListenersTold;
  readonly purgeXComs: XComsPurged;
}

/** What a question comes to. */
export type AuthorAnswer<Question extends AuthorQuestion = AuthorQuestion> =
  | { readonly kind: "answer"; readonly answer: AuthorAnswers[Question["kind"]] }
  /** Author code threw, took too long, or could not be reached: one sentence. */
  | { readonly kind: "failed"; readonly message: string };

/** Asks author code, which runs in runners. Never rejects. */
export interface AuthorCode {
  ask<Question extends AuthorQuestion>(question: Question): Promise<AuthorAnswer<Question>>;
}
