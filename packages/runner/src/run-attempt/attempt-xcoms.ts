import { RETURN_VALUE_KEY, SKIPMIXIN_KEY, XCOM_KEY_LENGTH_MAXIMUM } from "@baram/domain";
import {
  type ExecutionRequest,
  type Workload,
  XCOM_LIMIT_BYTES,
  type XComAddress,
  type XComEntry,
} from "@baram/execution-api";
import type { XComPull } from "@baram/sdk";
import type { ExecutionClient } from "../execution-client.ts";
import { databaseStorage } from "../xcoms/database-storage.ts";
import { openXComStorage } from "../xcoms/open-xcom-storage.ts";
import { type XComPlace, XComRefusedError, type XComStorage } from "../xcoms/xcom-storage.ts";
import { LazyXComSequence, withSequencesRead } from "./xcom-sequence.ts";

/** A task returned or pushed what its options or the XCom format do not allow. Fails the attempt, which may be retried. */
export class TaskResultError extends Error {
  override readonly name = "TaskResultError";
}

/** What `xcomPull` was asked for, as a request. */
export type XComSearch = Omit<Extract<ExecutionRequest, { kind: "findXComs" }>, "kind">;

/** What one attempt stores, and what it reads of others, wherever the values are kept. */
export class AttemptXComs {
  readonly #workload: Workload;
  readonly #client: Pick<ExecutionClient, "ask">;
  #storage: Promise<XComStorage> | null = null;

  constructor(workload: Workload, client: Pick<ExecutionClient, "ask">) {
    this.#workload = workload;
    this.#client = client;
  }

  /** Removes what earlier tries and deleted runs left outside of the database. What cannot be removed stays noted. */
  async purge(warn: (sentence: string) => void): Promise<void> {
    const { xcomBackend } = this.#workload.settings;
    if (xcomBackend.kind === "database") return;
    const noted = await this.#client.ask({ kind: "listXComsToPurge" });
    if (noted.length === 0) return;
    const storage = await this.#open();
    const ids: number[] = [];
    for (const { id, value, place } of noted) {
      try {
        await storage.purge(value, place);
        ids.push(id);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        warn(`The XCom "${place.key}" that task "${place.taskId}" had stored could not be removed. ${reason}`);
      }
    }
    await this.#client.ask({ kind: "confirmXComPurge", ids });
  }

  /** Gives the value of a stored XCom. */
  async read(text: string): Promise<unknown> {
    return (await this.#open()).read(text);
  }

  /** Stores a value under a key while the attempt runs, in place of what it stored there. Nothing is stored as null. */
  async push(key: string, value: unknown): Promise<void> {
    const entry = await this.#write(key, (await withSequencesRead(value)) ?? null);
    await this.#client.ask({ kind: "pushXCom", entry });
  }

  /** Prepares values for being stored with the attempt's outcome: all of them, or none. */
  async entries(values: readonly (readonly [key: string, value: unknown])[]): Promise<readonly XComEntry[]> {
    const entries: XComEntry[] = [];
    try {
      for (const [key, value] of values) {
        if (value !== null && value !== undefined) entries.push(await this.#write(key, value));
      }
      return entries;
    } catch (error) {
      const storage = await this.#open();
      for (const { key, value, needsPurge } of entries) {
        if (needsPurge === true) await storage.purge(value, this.#placeOf(key));
      }
      throw error;
    }
  }

  /** Reads what was stored under a key by tasks that are named, or by the newest. */
  async pull(from: XComPull): Promise<unknown> {
    const { taskIds = null, key = RETURN_VALUE_KEY, mapIndexes = null } = from;
    const isSequence = Array.isArray(taskIds) || Array.isArray(mapIndexes);
    const pulled = await this.find({
      taskIds: typeof taskIds === "string" ? [taskIds] : taskIds,
      key,
      dagId: from.dagId ?? null,
      runId: from.runId ?? null,
      mapIndexes: typeof mapIndexes === "number" ? [mapIndexes] : mapIndexes,
      includePriorDates: from.includePriorDates ?? false,
      wants: isSequence ? "sequence" : "newest",
    });
    switch (pulled.kind) {
      case "nothing":
        return from.default ?? null;
      case "value":
        return pulled.value;
      case "sequence":
        return new LazyXComSequence(pulled.length, pulled.read);
    }
  }

  /** The value that was found, or how to read those that were. */
  async find(search: XComSearch) {
    const found = await this.#client.ask({ kind: "findXComs", ...search });
    switch (found.kind) {
      case "nothing":
        return found;
      case "value":
        return { kind: "value", value: await this.read(found.value) } as const;
      case "sequence": {
        const { xcoms } = found;
        const read = (places: readonly number[]) => this.#readSome(places.flatMap((place) => xcoms[place] ?? []));
        return { kind: "sequence", length: xcoms.length, read } as const;
      }
    }
  }

  async #readSome(xcoms: readonly XComAddress[]): Promise<readonly unknown[]> {
    const texts = await this.#client.ask({ kind: "readXComs", xcoms });
    const values: unknown[] = [];
    // One after the other: a back end is not asked for everything at once. What was deleted meanwhile reads as null.
    for (const text of texts) values.push(text === null ? null : await this.read(text));
    return values;
  }

  #open(): Promise<XComStorage> {
    this.#storage ??= openXComStorage(this.#workload.settings.xcomBackend, this.#workload);
    return this.#storage;
  }

  #placeOf(key: string): XComPlace {
    return { ...this.#workload.key, key };
  }

  /** What a branch decided is the scheduler's business, which reads it in the database. */
  async #storageFor(key: string): Promise<XComStorage> {
    return key === SKIPMIXIN_KEY ? databaseStorage({ limitBytes: XCOM_LIMIT_BYTES }) : this.#open();
  }

  async #write(key: string, value: unknown): Promise<XComEntry> {
    const { taskId } = this.#workload.key;
    const { length } = key;
    if (length > XCOM_KEY_LENGTH_MAXIMUM) {
      throw new TaskResultError(
        `Task "${taskId}" pushed an XCom under a key of ${length} characters ("${key.slice(0, 40)}…"); ${XCOM_KEY_LENGTH_MAXIMUM} is the most.`,
      );
    }
    const storage = await this.#storageFor(key);
    try {
      const { text, needsPurge } = await storage.write(value, this.#placeOf(key));
      return needsPurge ? { key, value: text, needsPurge } : { key, value: text };
    } catch (error) {
      if (!(error instanceof XComRefusedError)) throw error;
      const what = key === RETURN_VALUE_KEY ? "What the task returned" : `The XCom "${key}"`;
      throw new TaskResultError(`${what} cannot be stored (task "${taskId}"). ${error.message}`, { cause: error });
    }
  }
}
