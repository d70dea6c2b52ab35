import type { Json } from "@baram/domain";
import type { Fields, GivenGroup, GivenTask } from "../dag-run-outcome/given.ts";
import type { GivenAssets } from "../timetable/given.ts";

/** The state of a server from which exchanges start: `rest-fixture/1`. */
export interface GivenFixture {
  readonly dags: readonly GivenFixtureDag[];
  readonly import_errors: readonly { readonly file: string; readonly message: string }[];
  readonly users: readonly GivenUser[];
  /** Bodies of the stable API. */
  readonly variables: readonly Fields[];
  readonly connections: readonly Fields[];
  readonly pools: readonly Fields[];
  /** The Dag's id beside the body of a trigger. */
  readonly runs: readonly ({ readonly dag_id: string } & Fields)[];
}

/** A person with one role. */
export interface GivenUser {
  readonly username: string;
  readonly password: string;
  readonly role: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
}

/** A Dag of a fixture. The fields that are not listed are options by Airflow's names. */
export interface GivenFixtureDag extends Fields {
  readonly dag_id: string;
  readonly schedule?: string | null | { readonly datasets: GivenAssets };
  readonly params?: Fields;
  readonly tasks: readonly GivenTask[];
  readonly edges?: readonly (readonly [string, string])[];
  readonly groups?: readonly (GivenGroup & { readonly tooltip?: string })[];
}

/** A request to send, or a moment for the scheduler. */
export type GivenStep = { readonly run_to_end: true } | GivenRequest;

/** A request below `/api/v1`. */
export interface GivenRequest {
  readonly method: string;
  /** Percent-encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  /** Sent as it stands. */
  readonly query_string?: string;
  readonly json?: Json;
  /** Sent as it stands. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string | null>>;
  /** A user of the fixture, a name with a password, or nobody; absent is the admin. */
  readonly auth?: string | readonly [string, string] | null;
  /** Whether it leaves everything as it was although its method says otherwise. */
  readonly reads?: boolean;
}

/** What was answered. */
export interface RecordedResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: Json;
  readonly text?: Json;
}
