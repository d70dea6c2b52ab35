import type { JsonObject } from "@baram/domain";
import type { ApiTransport } from "./api-transport.ts";
import { expectSuccess, listAll } from "./read-answer.ts";

/** A variable with its value in clear, as the stable API represents it. */
export interface VariableOfApi extends JsonObject {
  readonly key: string;
  readonly value: string;
  readonly description: string | null;
}

/** What commands ask of an installation's variables. */
export class InstallationVariables {
  readonly #transport: ApiTransport;

  constructor(transport: ApiTransport) {
    this.#transport = transport;
  }

  /** In the order in which they were made. */
  async list(): Promise<readonly VariableOfApi[]> {
    const list = { path: "/variables?order_by=id", property: "variables" };
    return (await listAll(this.#transport, list)) as readonly VariableOfApi[];
  }

  /** Their keys alone, in the same order, which on the server's own machine are read without the key of secrets. */
  async listKeys(): Promise<readonly string[]> {
    if (this.#transport.isElsewhere) return (await this.list()).map(({ key }) => key);
    const list = { table: "/command-api", path: "/variable-keys", property: "variables" } as const;
    return (await listAll(this.#transport, list)).map(({ key }) => key as string);
  }

  /** `null` when there is none with this key. */
  async find(key: string): Promise<VariableOfApi | null> {
    const answer = await this.#transport.send({ method: "GET", path: pathOf(key) });
    return answer.status === 404 ? null : (expectSuccess(answer) as VariableOfApi);
  }

  /** Makes a variable, or takes the place of the one with this key. */
  async set({ key, value, description }: VariableOfApi): Promise<void> {
    const body = { key, value, description };
    expectSuccess(await this.#transport.send({ method: "POST", path: "/variables", body }));
  }

  /** @returns whether there was one. */
  async delete(key: string): Promise<boolean> {
    const answer = await this.#transport.send({ method: "DELETE", path: pathOf(key) });
    if (answer.status === 404) return false;
    expectSuccess(answer);
    return true;
  }
}

function pathOf(key: string): string {
  return `/variables/${encodeURIComponent(key)}`;
}
