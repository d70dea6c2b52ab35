import { randomBytes } from "node:crypto";
import { createApiServer, Fernet } from "@baram/api-server";
import type { Logger } from "@baram/domain";
import { apiServerConfiguration } from "../composition/api-server-configuration.ts";
import { nextDagRunQuestion } from "../composition/author-code.ts";
import { connectionTest } from "../composition/connection-test.ts";
import { readFernetKey } from "../composition/home-folder.ts";
import { listInstalledProviders } from "../composition/installed-providers.ts";
import type { OpenStore } from "../composition/open-store.ts";
import { createPools, type Pools, type PoolsOptions, runnerNumbersForQuestions } from "../composition/pools.ts";
import type { Invocation } from "../program/invocation.ts";
import { readVersion } from "../version.ts";
import {
  type ApiAnswer,
  type ApiRequest,
  type ApiTransport,
  commandHeaders,
  readBody,
  targetOf,
} from "./api-transport.ts";

const TOKEN_BYTES = 32;

/** Serves the API to this command alone, without a network, on a database that the command has opened. */
export async function storeTransport(
  { store }: Pick<OpenStore, "store">,
  { terminal, folders, configuration }: Invocation,
  logger: Logger,
): Promise<ApiTransport> {
  const { clock, environment, user } = terminal;
  const random = (size: number) => randomBytes(size);
  const token = random(TOKEN_BYTES).toString("base64url");
  const keys = readFernetKey(folders.home, environment["BARAM_FERNET_KEY"]);
  const author = authorCode({ configuration, folders, environment, clock, logger });
  const server = await createApiServer({
    store,
    clock,
    logger,
    fernet: new Fernet({ keys, clock, random }),
    random,
    serverToken: token,
    webFolder: null,
    logFolder: folders.logs,
    version: readVersion(),
    explainsFailures: true,
    configuration: apiServerConfiguration(configuration, folders, environment),
    listProviders: () => listInstalledProviders(folders.project),
    askAuthorsNextDagRun: (dag, given) => nextDagRunQuestion(store, author.pools())(dag, given),
    ...connectionTest(
      { configuration, folders },
      { ask: (question, limits) => author.pools().runners.ask(question, limits) },
    ),
  });
  return {
    isElsewhere: false,
    send: async ({ method, body, ...target }: ApiRequest): Promise<ApiAnswer> => {
      const answer = await server.http.inject({
        method,
        url: targetOf(target),
        headers: commandHeaders({ token, user }),
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
      return { status: answer.statusCode, body: readBody(String(answer.headers["content-type"] ?? ""), answer.body) };
    },
    close: async () => {
      await server.close();
      await author.stop();
    },
  };
}

/** A runner for questions, started with the first one, since there is no server that has some. */
function authorCode(options: PoolsOptions): { pools(): Pools; stop(): Promise<void> } {
  let pools: Pools | null = null;
  return {
    pools: () => {
      pools ??= createPools({ ...options, runnerNumbers: runnerNumbersForQuestions() });
      return pools;
    },
    stop: async () => pools?.runners.stop(),
  };
}
