import { read } from "../../api/http.ts";
import { readConnection, type VariableToSend } from "../../api/settings-api.ts";
import type { ConnectionAnswer, ConnectionPage, PoolPage, VariablePage } from "../../api/settings-shapes.ts";

const PAGE_MAXIMUM = 200;
const API_PAGE = 100;

/** The ids of all connections. */
export async function listConnectionIds(): Promise<readonly string[]> {
  return listIds(async (after) => {
    const page = await read<ConnectionPage>("/ui/connections", { after, limit: PAGE_MAXIMUM });
    return { ids: page.connections.map((connection) => connection.connection_id), nextAfter: page.next_after };
  });
}

/** The keys of all variables. */
export async function listVariableKeys(): Promise<readonly string[]> {
  return listIds(async (after) => {
    const page = await read<VariablePage>("/ui/variables", { after, limit: PAGE_MAXIMUM });
    return { ids: page.variables.map((variable) => variable.key), nextAfter: page.next_after };
  });
}

/** All connections with their secrets masked. */
export async function readAllConnections(): Promise<readonly ConnectionAnswer[]> {
  const answers: ConnectionAnswer[] = [];
  for (const id of await listConnectionIds()) answers.push(await readConnection(id));
  return answers;
}

/** All variables with their values in clear. */
export async function readAllVariables(): Promise<readonly VariableToSend[]> {
  const all: VariableToSend[] = [];
  for (;;) {
    const page = await read<{ readonly variables: readonly VariableToSend[]; readonly total_entries: number }>(
      "/api/v1/variables",
      { limit: API_PAGE, offset: all.length, order_by: "key" },
    );
    all.push(...page.variables);
    if (page.variables.length === 0 || all.length >= page.total_entries) return all;
  }
}

/** All pools. */
export async function readAllPools(): Promise<PoolPage["pools"]> {
  const all: PoolPage["pools"][number][] = [];
  for (;;) {
    const page = await read<PoolPage>("/api/v1/pools", { limit: API_PAGE, offset: all.length, order_by: "name" });
    all.push(...page.pools);
    if (page.pools.length === 0 || all.length >= page.total_entries) return all;
  }
}

async function listIds(
  readPage: (
    after: string | undefined,
  ) => Promise<{ readonly ids: readonly string[]; readonly nextAfter: string | null }>,
): Promise<readonly string[]> {
  const all: string[] = [];
  let after: string | undefined;
  for (;;) {
    const { ids, nextAfter } = await readPage(after);
    all.push(...ids);
    if (nextAfter === null) return all;
    after = nextAfter;
  }
}
