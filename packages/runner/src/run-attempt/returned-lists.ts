import type { Instant, TaskInstanceKey } from "@baram/domain";
import type { ExecutionClient } from "../execution-client.ts";
import type { AttemptXComs } from "./attempt-xcoms.ts";

/** How an attempt reads: whom it asks, and what gives the values of what is stored. */
export interface ListReading {
  readonly client: Pick<ExecutionClient, "ask">;
  readonly stored: Pick<AttemptXComs, "read">;
  /** Of the Dag file. A runner may serve several installations, one after the other, with the same ids and moments. */
  readonly bundleHash: string;
}

interface KnownValue {
  readonly storedAt: Instant;
  readonly value: unknown;
  readonly textLength: number;
}

/** How much text the kept values may have been read from. */
const TEXT_LENGTH_MAXIMUM = 32_000_000;

/**
 * Keeps the lists that tasks are mapped over, so that the instances which run in this process read and parse each once
 * rather than once each. Nothing of a kept value may be changed.
 */
export class ReturnedLists {
  /** The least recently used first. */
  readonly #known = new Map<string, KnownValue>();
  #textLength = 0;

  /** What an instance returned, `undefined` for nothing. Asks each time whether it is still the same. */
  async read({ client, stored, bundleHash }: ListReading, key: TaskInstanceKey): Promise<unknown> {
    const name = JSON.stringify([bundleHash, key.dagId, key.runId, key.taskId, key.mapIndex]);
    const known = this.#known.get(name) ?? null;
    const { taskId, mapIndex } = key;
    const answer = await client.ask({
      kind: "pullReturnValueIfChanged",
      taskId,
      mapIndex,
      knownAt: known?.storedAt ?? null,
    });
    this.#forget(name);
    if (answer === null) return undefined;
    if (answer.value === null && known !== null) return this.#keep(name, known);
    const text = answer.value ?? "null";
    return this.#keep(name, { storedAt: answer.storedAt, value: await stored.read(text), textLength: text.length });
  }

  #keep(name: string, value: KnownValue): unknown {
    this.#known.set(name, value);
    this.#textLength += value.textLength;
    for (const oldest of this.#known.keys()) {
      if (this.#textLength <= TEXT_LENGTH_MAXIMUM) break;
      this.#forget(oldest);
    }
    return value.value;
  }

  #forget(name: string): void {
    const known = this.#known.get(name);
    if (known === undefined) return;
    this.#known.delete(name);
    this.#textLength -= known.textLength;
  }
}
