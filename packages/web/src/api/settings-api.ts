import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { change, pathOf, type Query, read } from "./http.ts";
import type {
  AuditPage,
  ConfigurationAnswer,
  ConnectionAnswer,
  ConnectionPage,
  ConnectionTestAnswer,
  ConnectionTypes,
  JobsAnswer,
  PastSlotHolders,
  Pool,
  PoolPage,
  PoolSlots,
  PoolUseAnswer,
  Provider,
  VariableAnswer,
  VariablePage,
} from "./settings-shapes.ts";

/** Rows on one page of an admin list. */
const ROWS_PER_PAGE = 50;
const POOLS_MAXIMUM = 100;

/** How often the page of processes asks for their heartbeats, which no event tells of. */
const HEARTBEATS_MILLISECONDS = 5000;

/** What is sent of a connection; what is left out stays as it is. */
export interface ConnectionToSend {
  readonly connection_id: string;
  readonly conn_type: string;
  readonly description?: string | null;
  readonly host?: string | null;
  readonly login?: string | null;
  readonly schema?: string | null;
  readonly port?: number | null;
  readonly password?: string;
  readonly extra?: string | null;
}

/** What is sent of a variable. */
export interface VariableToSend {
  readonly key: string;
  readonly value: string;
  readonly description?: string | null;
}

/** What is sent of a pool. */
export type PoolToSend = Pick<Pool, "name" | "slots" | "description" | "include_deferred">;

/** A part of a list, and where the part begins. */
export interface ListPart {
  readonly search?: string | undefined;
  readonly after?: string | undefined;
}

/** What narrows the audit log. */
export interface AuditFilters {
  readonly owner?: string | undefined;
  readonly event?: string | undefined;
  readonly dag_id?: string | undefined;
  readonly task_id?: string | undefined;
  readonly run_id?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly before_id?: number | undefined;
}

/** The names under which these answers are kept. */
export const settingsKeys = {
  connections: ["connections"] as const,
  variables: ["variables"] as const,
  pools: ["pools"] as const,
  poolUse: ["pool-use"] as const,
  jobs: ["jobs"] as const,
};

/** A part of a list as a query that keeps the last part on show until the next one is there. */
function listQuery<Answer>(key: readonly unknown[], path: string, query: Query) {
  return queryOptions({
    queryKey: [...key, query],
    queryFn: ({ signal }) => read<Answer>(path, query, signal),
    placeholderData: keepPreviousData,
  });
}

export function connectionsQuery(part: ListPart) {
  const query = { ...part, limit: ROWS_PER_PAGE };
  return listQuery<ConnectionPage>([...settingsKeys.connections, "list"], "/ui/connections", query);
}

export function connectionQuery(connectionId: string) {
  return queryOptions({
    queryKey: [...settingsKeys.connections, "one", connectionId],
    queryFn: ({ signal }) => read<ConnectionAnswer>(pathOf("/ui/connections/{}", connectionId), {}, signal),
    // A form is filled once; what is typed must not be undone by a later answer.
    staleTime: 0,
    gcTime: 0,
  });
}

export const connectionTypesQuery = queryOptions({
  queryKey: ["connection-types"],
  queryFn: ({ signal }) => read<ConnectionTypes>("/ui/connectionTypes", {}, signal),
});

export function createConnection(connection: ConnectionToSend): Promise<unknown> {
  return change({ method: "POST", path: "/api/v1/connections", body: connection });
}

export function changeConnection({ connection_id: id, ...changes }: ConnectionToSend): Promise<unknown> {
  return change({ method: "PATCH", path: pathOf("/api/v1/connections/{}", id), body: changes });
}

export function deleteConnection(connectionId: string): Promise<unknown> {
  return change({ method: "DELETE", path: pathOf("/api/v1/connections/{}", connectionId) });
}

/** Tries a connection out; the secrets that are left out are taken from the one that is stored. */
export function testConnection(connection: ConnectionToSend): Promise<ConnectionTestAnswer> {
  return change({ method: "POST", path: "/api/v1/connections/test", body: connection });
}

export function readConnection(connectionId: string): Promise<ConnectionAnswer> {
  return read(pathOf("/ui/connections/{}", connectionId));
}

export function variablesQuery(part: ListPart) {
  const query = { ...part, limit: ROWS_PER_PAGE };
  return listQuery<VariablePage>([...settingsKeys.variables, "list"], "/ui/variables", query);
}

export function variableQuery(key: string) {
  return queryOptions({
    queryKey: [...settingsKeys.variables, "one", key],
    queryFn: ({ signal }) => read<VariableAnswer>(pathOf("/ui/variables/{}", key), {}, signal),
    staleTime: 0,
    gcTime: 0,
  });
}

/** Writes a variable, in place of one with this key. */
export function setVariable(variable: VariableToSend): Promise<unknown> {
  return change({ method: "POST", path: "/api/v1/variables", body: variable });
}

/** Changes a variable; a value of `null` stays what it is. */
export function changeVariable({ key, value, description }: VariableAnswer): Promise<unknown> {
  const path = pathOf("/api/v1/variables/{}", key);
  const mask = value === null ? "?update_mask=description" : "";
  return change({ method: "PATCH", path: `${path}${mask}`, body: { key, value: value ?? "", description } });
}

export function deleteVariable(key: string): Promise<unknown> {
  return change({ method: "DELETE", path: pathOf("/api/v1/variables/{}", key) });
}

export const poolsQuery = queryOptions({
  queryKey: [...settingsKeys.pools, "list"],
  queryFn: ({ signal }) => read<PoolPage>("/api/v1/pools", { limit: POOLS_MAXIMUM, order_by: "name" }, signal),
});

export function poolSlotsQuery(name: string) {
  return queryOptions({
    queryKey: [...settingsKeys.pools, "slots", name],
    queryFn: ({ signal }) => read<PoolSlots>(pathOf("/ui/pools/{}/slots", name), {}, signal),
  });
}

/** What was taken of each pool in the last hours. */
export function poolUseQuery(hours: number) {
  return queryOptions({
    queryKey: [...settingsKeys.poolUse, hours] as const,
    queryFn: ({ signal }) => read<PoolUseAnswer>("/ui/poolUse", { hours }, signal),
    placeholderData: keepPreviousData,
  });
}

/** Who held slots of a pool in a stretch of time; its ends are ISO 8601 text. */
export function pastSlotHoldersQuery(name: string, stretch: { readonly from: string; readonly until: string }) {
  return queryOptions({
    queryKey: [...settingsKeys.poolUse, "holders", name, stretch] as const,
    queryFn: ({ signal }) => read<PastSlotHolders>(pathOf("/ui/pools/{}/pastSlots", name), stretch, signal),
  });
}

export function createPool(pool: PoolToSend): Promise<unknown> {
  return change({ method: "POST", path: "/api/v1/pools", body: pool });
}

export function changePool(name: string, pool: PoolToSend): Promise<unknown> {
  return change({ method: "PATCH", path: pathOf("/api/v1/pools/{}", name), body: pool });
}

export function deletePool(name: string): Promise<unknown> {
  return change({ method: "DELETE", path: pathOf("/api/v1/pools/{}", name) });
}

export function auditQuery(filters: AuditFilters) {
  return listQuery<AuditPage>(["audit"], "/ui/auditEntries", { ...filters, limit: ROWS_PER_PAGE });
}

export const configurationQuery = queryOptions({
  queryKey: ["configuration"],
  queryFn: ({ signal }) => read<ConfigurationAnswer>("/ui/configuration", {}, signal),
});

export const providersQuery = queryOptions({
  queryKey: ["providers"],
  queryFn: async ({ signal }) => {
    const answer = await read<{ readonly providers: readonly Provider[] }>("/api/v1/providers", {}, signal);
    return answer.providers;
  },
});

/** The processes with their heartbeats, read again while somebody looks: a heartbeat is no event of the stream. */
export const jobsQuery = queryOptions({
  queryKey: settingsKeys.jobs,
  queryFn: ({ signal }) => read<JobsAnswer>("/ui/jobs", {}, signal),
  refetchInterval: HEARTBEATS_MILLISECONDS,
});
