import type { JsonObject } from "@baram/domain";
import { CommandFailure } from "../program/command-failure.ts";
import type { ApiAnswer, ApiTransport } from "./api-transport.ts";
import { expectSuccess, problemOf } from "./read-answer.ts";

/** A personal access token as commands see one. */
export interface AccessTokenOfApi extends JsonObject {
  readonly access_token_id: number;
  readonly name: string;
  readonly hint: string;
  readonly created_at: string;
  readonly expires_at: string | null;
  readonly last_used_at: string | null;
}

/** What commands ask of the personal access tokens of an installation's users. */
export class InstallationAccessTokens {
  readonly #transport: ApiTransport;

  constructor(transport: ApiTransport) {
    this.#transport = transport;
  }

  /** The newest first. Throws {@link CommandFailure} where there is no such user. */
  async list(username: string): Promise<readonly AccessTokenOfApi[]> {
    const answer = expectToken(await this.#transport.send({ method: "GET", path: pathOf(username) }));
    return answer["access_tokens"] as readonly AccessTokenOfApi[];
  }

  /** @param expiresAt with its offset; `null` for a token that does not end by itself. @returns the token itself. */
  async create(username: string, { name, expiresAt }: { readonly name: string; readonly expiresAt: string | null }) {
    const body = { name, expires_at: expiresAt };
    const answer = expectToken(await this.#transport.send({ method: "POST", path: pathOf(username), body }));
    return answer["token"] as string;
  }

  async revoke(username: string, id: number): Promise<void> {
    expectToken(await this.#transport.send({ method: "DELETE", path: `${pathOf(username)}/${id}` }));
  }
}

function expectToken(answer: ApiAnswer): JsonObject {
  if ([400, 403, 404, 409].includes(answer.status)) throw new CommandFailure(problemOf(answer));
  return expectSuccess(answer);
}

function pathOf(username: string): string {
  return `/users/${encodeURIComponent(username)}/accessTokens`;
}
