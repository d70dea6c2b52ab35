import type { JsonObject } from "@baram/domain";
import type { ApiTransport } from "./api-transport.ts";
import { expectSuccess, listAll } from "./read-answer.ts";

/** A pool as the stable API represents it. */
export interface PoolOfApi extends JsonObject {
  readonly name: string;
  readonly slots: number;
  readonly description: string | null;
  readonly include_deferred: boolean;
}

/** A pool as a person sets it. */
export type PoolToSet = Pick<PoolOfApi, "name" | "slots" | "description" | "include_deferred">;

/** What commands ask of an installation's pools. */
export class InstallationPools {
  readonly #transport: ApiTransport;

  constructor(transport: ApiTransport) {
    this.#transport = transport;
  }

  /** In the order in which they were made. */
  async list(): Promise<readonly PoolOfApi[]> {
    return (await listAll(this.#transport, { path: "/pools?order_by=id", property: "pools" })) as readonly PoolOfApi[];
  }

  /** `null` when there is none of this name. */
  async find(name: string): Promise<PoolOfApi | null> {
    const answer = await this.#transport.send({ method: "GET", path: pathOf(name) });
    return answer.status === 404 ? null : (expectSuccess(answer) as PoolOfApi);
  }

  /** Makes a pool, or changes the one of this name. */
  async set(pool: PoolToSet): Promise<void> {
    const answer = await this.#transport.send({ method: "PATCH", path: pathOf(pool.name), body: pool });
    if (answer.status !== 404) {
      expectSuccess(answer);
      return;
    }
    expectSuccess(await this.#transport.send({ method: "POST", path: "/pools", body: pool }));
  }

  /** @returns whether there was one. */
  async delete(name: string): Promise<boolean> {
    const answer = await this.#transport.send({ method: "DELETE", path: pathOf(name) });
    if (answer.status === 404) return false;
    expectSuccess(answer);
    return true;
  }
}

function pathOf(name: string): string {
  return `/pools/${encodeURIComponent(name)}`;
}
