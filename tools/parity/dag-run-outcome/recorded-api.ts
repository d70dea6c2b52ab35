import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { type ApiServer, createApiServer, Fernet } from "@baram/api-server";
import type { Clock, Json, Logger } from "@baram/domain";
import { USUAL_SENSITIVE_NAMES } from "@baram/execution-api";
import type { MetadataStore } from "@baram/metadata-store";

const SERVER_TOKEN = "parity";
const FERNET_KEY = "OQyMfXJHNCzYEA8vb3cNZdZw5Y4DUdiujk9urDQvwjE=";
const QUIET: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A request of the stable API. */
export interface RecordedRequest {
  readonly method: string;
  /** Below `/api/v1`. */
  readonly path: string;
  readonly body: Json;
}

/** What came back. */
export interface RecordedResponse {
  readonly status: number;
  readonly json: Json;
}

/** The stable API on a store, asked with an admin's rights and without a network. */
export class RecordedApi {
  readonly #server: ApiServer;

  private constructor(server: ApiServer) {
    this.#server = server;
  }

  static async open(store: MetadataStore, clock: Clock): Promise<RecordedApi> {
    const server = await createApiServer({
      store,
      clock,
      logger: QUIET,
      fernet: new Fernet({ keys: FERNET_KEY, clock, random: (size) => randomBytes(size) }),
      random: (size) => randomBytes(size),
      serverToken: SERVER_TOKEN,
      webFolder: null,
      logFolder: tmpdir(),
      version: "0.1.0",
      configuration: {
        allowedRunIdPattern: "^[A-Za-z0-9_.~:+-]+$",
        maximumPageLimit: 100,
        instanceName: "Baram",
        dagsFolder: "/dags",
        exposedOptions: null,
        sensitiveNames: USUAL_SENSITIVE_NAMES,
        parallelism: 32,
      },
    });
    return new RecordedApi(server);
  }

  async send({ method, path, body }: RecordedRequest): Promise<RecordedResponse> {
    const { statusCode, body: text } = await this.#server.http.inject({
      method: method as "POST",
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${SERVER_TOKEN}`, "content-type": "application/json" },
      payload: JSON.stringify(body),
    });
    return { status: statusCode, json: text === "" ? null : (JSON.parse(text) as Json) };
  }

  close(): Promise<void> {
    return this.#server.close();
  }
}
