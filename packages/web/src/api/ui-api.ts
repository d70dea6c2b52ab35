import { addressOf, change, pathOf, read } from "./http.ts";
import type {
  DagAnswer,
  DagFilterState,
  DagPage,
  GridAnswer,
  ImportFailure,
  LogAnswer,
  MappedInstancesAnswer,
  RunAnswer,
  Session,
  SourceAnswer,
  TaskInstanceAnswer,
} from "./ui-shapes.ts";

/** Names a task instance in addresses. */
export interface TaskInstanceAddress {
  readonly dagId: string;
  readonly runId: string;
  readonly taskId: string;
  readonly mapIndex: number;
}

/** What narrows the list of Dags. */
export interface DagFilters {
  readonly search?: string | undefined;
  readonly state?: DagFilterState | undefined;
  readonly tag?: string | undefined;
  readonly owner?: string | undefined;
  /** Only these Dags, separated by commas. */
  readonly ids?: string | undefined;
  readonly cursor?: string | undefined;
}

/** Which runs a grid shows. */
export interface GridWindow {
  readonly limit: number;
  /** Only runs before this logical date. */
  readonly before?: string | undefined;
  readonly run_type?: string | undefined;
  readonly state?: string | undefined;
  /** Whether task instances come with the runs; they do unless told. */
  readonly cells?: boolean;
  /** Whether their starts and ends come; they do unless told. */
  readonly times?: boolean;
}

/** Dags on one page of the list. */
const DAGS_PER_PAGE = 50;

export function logIn(credentials: { readonly username: string; readonly password: string }): Promise<unknown> {
  return change({ method: "POST", path: "/ui/login", body: credentials });
}

export function logOut(): Promise<unknown> {
  return change({ method: "POST", path: "/ui/logout" });
}

export function readSession(signal?: AbortSignal): Promise<Session> {
  return read("/ui/session", {}, signal);
}

export function listDags(filters: DagFilters, signal?: AbortSignal): Promise<DagPage> {
  return read("/ui/dags", { ...filters, limit: DAGS_PER_PAGE }, signal);
}

export function readDag(dagId: string, signal?: AbortSignal): Promise<DagAnswer> {
  return read(pathOf("/ui/dags/{}", dagId), {}, signal);
}

export function readGrid(dagId: string, gridWindow: GridWindow, signal?: AbortSignal): Promise<GridAnswer> {
  return read(pathOf("/ui/dags/{}/grid", dagId), { ...gridWindow }, signal);
}

export function readRun(dagId: string, runId: string, signal?: AbortSignal): Promise<RunAnswer> {
  return read(pathOf("/ui/dags/{}/runs/{}", dagId, runId), {}, signal);
}

/** `null` for a mapped task as a whole. */
export function readTaskInstance(
  address: TaskInstanceAddress,
  signal?: AbortSignal,
): Promise<TaskInstanceAnswer | null> {
  return read(taskInstancePath(address), { map_index: address.mapIndex }, signal);
}

/** The instances of a mapped task after a map index, a page at a time. */
export function listMappedInstances(
  address: Omit<TaskInstanceAddress, "mapIndex">,
  page: { readonly after?: number | undefined; readonly state?: string | undefined },
  signal?: AbortSignal,
): Promise<MappedInstancesAnswer> {
  return read(`${taskInstancePath(address)}/mapped`, { ...page }, signal);
}

export function readSource(dagId: string, version: number | undefined, signal?: AbortSignal): Promise<SourceAnswer> {
  return read(pathOf("/ui/dags/{}/source", dagId), { version }, signal);
}

export async function listImportErrors(signal?: AbortSignal): Promise<readonly ImportFailure[]> {
  const answer = await read<{ readonly import_errors: readonly ImportFailure[] }>("/ui/importErrors", {}, signal);
  return answer.import_errors;
}

/** One try of a task instance, and from which byte of its log to read. */
export interface LogAddress extends TaskInstanceAddress {
  readonly tryNumber: number;
}

/** The log from a byte on, of which at most `length` bytes when that is told. */
export function readLog(
  address: LogAddress,
  { offset, length }: { readonly offset: number; readonly length?: number | undefined },
  signal: AbortSignal,
): Promise<LogAnswer> {
  return read(logPath(address), { map_index: address.mapIndex, offset, length }, signal);
}

/** The address of the event stream that follows a log from a byte on. */
export function logStreamAddress(address: LogAddress, offset: number): string {
  return addressOf(`${logPath(address)}/stream`, { map_index: address.mapIndex, offset });
}

/** The address of a log as a text file. */
export function logDownloadAddress(address: LogAddress): string {
  return addressOf(`${logPath(address)}/download`, { map_index: address.mapIndex });
}

/** The address of the stream of everything that changes, from behind a cursor on. */
export function eventsAddress(cursor: string): string {
  return addressOf("/ui/events", { after: cursor });
}

function taskInstancePath({ dagId, runId, taskId }: Omit<TaskInstanceAddress, "mapIndex">): string {
  return pathOf("/ui/dags/{}/runs/{}/taskInstances/{}", dagId, runId, taskId);
}

function logPath(address: LogAddress): string {
  return `${taskInstancePath(address)}/logs/${address.tryNumber}`;
}
