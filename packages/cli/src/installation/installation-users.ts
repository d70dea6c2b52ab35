import type { JsonObject } from "@baram/domain";
import { CommandFailure } from "../program/command-failure.ts";
import type { ApiAnswer, ApiTransport } from "./api-transport.ts";
import { expectSuccess, listAll, problemOf } from "./read-answer.ts";

/** A user as commands see one. */
export interface UserOfApi extends UserToSet {
  readonly id: number;
}

/** What a person says of a user, their password apart. */
export interface UserToSet extends JsonObject {
  readonly username: string;
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly roles: readonly string[];
}

/** What commands ask of an installation's users. */
export class InstallationUsers {
  readonly #transport: ApiTransport;

  constructor(transport: ApiTransport) {
    this.#transport = transport;
  }

  /** In the order in which they were made. */
  async list(): Promise<readonly UserOfApi[]> {
    const list = { table: "/command-api", path: "/users", property: "users" } as const;
    return (await listAll(this.#transport, list)) as readonly UserOfApi[];
  }

  /** Throws {@link CommandFailure} where this user is refused. */
  async add(user: UserToSet, password: string): Promise<void> {
    expectUser(await this.#transport.send({ method: "POST", path: "/users", body: bodyOf(user, password) }));
  }

  /** Changes names and roles. */
  async change(user: UserToSet): Promise<void> {
    const path = `${pathOf(user.username)}?update_mask=first_name,last_name,roles`;
    expectUser(await this.#transport.send({ method: "PATCH", path, body: bodyOf(user, "") }));
  }

  /** Gives a user another password, which ends their log-ins. */
  async changePassword(user: UserToSet, password: string): Promise<void> {
    const path = `${pathOf(user.username)}?update_mask=password`;
    expectUser(await this.#transport.send({ method: "PATCH", path, body: bodyOf(user, password) }));
  }

  async delete(username: string): Promise<void> {
    expectUser(await this.#transport.send({ method: "DELETE", path: pathOf(username) }));
  }
}

function bodyOf({ username, email, first_name, last_name, roles }: UserToSet, password: string): JsonObject {
  return { username, email, first_name, last_name, password, roles: roles.map((name) => ({ name })) };
}

function expectUser(answer: ApiAnswer): void {
  if (answer.status === 400 || answer.status === 409) throw new CommandFailure(problemOf(answer));
  expectSuccess(answer);
}

function pathOf(username: string): string {
  return `/users/${encodeURIComponent(username)}`;
}
