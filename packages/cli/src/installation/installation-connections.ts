import type { JsonObject } from "@baram/domain";
import type { ApiTransport } from "./api-transport.ts";
import { expectSuccess, listAll } from "./read-answer.ts";

const FORBIDDEN = 403;

/** A connection of the database with its secrets in clear. */
export interface ConnectionOfApi extends ConnectionToSet {
  readonly id: number;
}

/** A connection as a person gives it. */
export interface ConnectionToSet extends JsonObject {
  readonly connection_id: string;
  readonly conn_type: string;
  readonly description: string | null;
  readonly host: string | null;
  readonly login: string | null;
  readonly password: string | null;
  readonly schema: string | null;
  readonly port: number | null;
  readonly extra: string | null;
}

/** A connection as it may be shown: whether it has a number is known on the server's own machine alone. */
export interface ShownConnection extends ConnectionToSet {
  readonly id: number | null;
}

/** What commands ask of an installation's connections. */
export class InstallationConnections {
  readonly #transport: ApiTransport;

  constructor(transport: ApiTransport) {
    this.#transport = transport;
  }

  /**
   * Those of the database as they may be shown, in the order in which they were made: in clear on the server's own
   * machine, without passwords and extras elsewhere.
   */
  async listShown(): Promise<readonly ShownConnection[]> {
    if (!this.#transport.isElsewhere) return this.list();
    const list = { path: "/connections?order_by=id", property: "connections" };
    return (await listAll(this.#transport, list)).map(withoutSecrets);
  }

  /** The same of one; `null` when there is none of this id. */
  async findShown(connectionId: string): Promise<ShownConnection | null> {
    if (!this.#transport.isElsewhere) return this.find(connectionId);
    const answer = await this.#transport.send({ method: "GET", path: pathOf(connectionId) });
    return answer.status === 404 ? null : withoutSecrets(expectSuccess(answer));
  }

  /** Whether what is shown is without its secrets. */
  get hidesSecrets(): boolean {
    return this.#transport.isElsewhere;
  }

  /** Those of the database, in the order in which they were made. */
  async list(): Promise<readonly ConnectionOfApi[]> {
    const list = { table: "/command-api", path: "/connections", property: "connections" } as const;
    return (await listAll(this.#transport, list)) as readonly ConnectionOfApi[];
  }

  /** Of the database; `null` when there is none of this id. */
  async find(connectionId: string): Promise<ConnectionOfApi | null> {
    const answer = await this.#transport.send({ method: "GET", table: "/command-api", path: pathOf(connectionId) });
    return answer.status === 404 ? null : (expectSuccess(answer) as ConnectionOfApi);
  }

  /** @returns `false` where its id is taken. */
  async add(connection: ConnectionToSet): Promise<boolean> {
    const answer = await this.#transport.send({ method: "POST", path: "/connections", body: sent(connection) });
    if (answer.status === 409) return false;
    expectSuccess(answer);
    return true;
  }

  /** Takes the place of the one of this id in every respect. */
  async replace(connection: ConnectionToSet): Promise<void> {
    const path = pathOf(connection.connection_id);
    expectSuccess(await this.#transport.send({ method: "PATCH", path, body: sent(connection) }));
  }

  /**
   * Tries a connection out, which need not be stored; `null` where that is not enabled. A server elsewhere puts the stored
   * secrets in where it has hidden them.
   */
  async test(connection: ConnectionToSet): Promise<{ readonly status: boolean; readonly message: string } | null> {
    const body = this.#transport.isElsewhere ? withoutPassword(connection) : sent(connection);
    const answer = await this.#transport.send({ method: "POST", path: "/connections/test", body });
    // That a right is missing is a problem document, and this is a text.
    if (answer.status === FORBIDDEN && answer.body === null) return null;
    return expectSuccess(answer) as { readonly status: boolean; readonly message: string };
  }

  /** @returns whether there was one. */
  async delete(connectionId: string): Promise<boolean> {
    const answer = await this.#transport.send({ method: "DELETE", path: pathOf(connectionId) });
    if (answer.status === 404) return false;
    expectSuccess(answer);
    return true;
  }
}

/** The stable API tells nobody a password, and hides what an extra has of secrets. */
function withoutSecrets(connection: JsonObject): ShownConnection {
  const { connection_id, conn_type, description, host, login, schema, port, extra } =
    connection as unknown as ConnectionToSet;
  const shown = { connection_id, conn_type, description, host, login, schema, port };
  return { ...shown, id: null, password: null, extra: extra ?? null };
}

function pathOf(connectionId: string): string {
  return `/connections/${encodeURIComponent(connectionId)}`;
}

/** What leaves a password out asks the server for the stored one. */
function withoutPassword({ id: _id, password: _password, ...connection }: ConnectionToSet): JsonObject {
  return connection;
}

/** A password is a text in the API; an empty one is none. A stored row's number is no part of a connection. */
function sent({ id: _id, password, ...connection }: ConnectionToSet & { readonly id?: number }): JsonObject {
  return { ...connection, password: password ?? "" };
}
