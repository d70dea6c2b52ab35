import { decodeXCom, UNMAPPED } from "@baram/domain";
import type { PullXCom } from "@baram/sdk/runtime";
import type { ExecutionClient } from "../execution-client.ts";

/** Reads the XComs that a task's inputs refer to, each once, however many fields of it are used. */
export function xcomPuller(client: ExecutionClient): PullXCom {
  const pulled = new Map<string, Promise<unknown>>();
  return (taskId, key) => {
    const name = JSON.stringify([taskId, key]);
    const known = pulled.get(name) ?? pull(client, taskId, key);
    pulled.set(name, known);
    return known;
  };
}

async function pull(client: ExecutionClient, taskId: string, key: string): Promise<unknown> {
  const found = await client.ask({
    kind: "pullXComs",
    taskIds: [taskId],
    key,
    dagId: null,
    runId: null,
    mapIndexes: null,
    includePriorDates: false,
  });
  const [first] = found;
  if (first === undefined) return undefined;
  if (first.mapIndex === UNMAPPED) return decodeXCom(first.value);
  return found.map(({ value }) => decodeXCom(value));
}
