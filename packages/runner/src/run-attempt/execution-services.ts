import type { Clock, Json, JsonObject } from "@baram/domain";
import type { ConnectionRecord } from "@baram/execution-api";
import type { Connection } from "@baram/sdk";
import type { ExecutionServices } from "@baram/sdk/runtime";
import type { ExecutionClient } from "../execution-client.ts";

/** What author code can ask for by `getConnection`, `getVariable` and their like. */
export function executionServices(
  client: ExecutionClient,
  { clock, environment, sleep }: Pick<ExecutionServices, "clock" | "environment" | "sleep">,
): ExecutionServices & { readonly clock: Clock } {
  return {
    clock,
    environment,
    sleep,
    findConnection: async (connectionId) => {
      const record = await client.ask({ kind: "getConnection", connectionId });
      return record === null ? null : connectionOf(record);
    },
    findVariable: async (key) => (await client.ask({ kind: "getVariable", key }))?.value ?? null,
    setVariable: async (key, value, description) => {
      await client.ask({ kind: "setVariable", key, value, description });
    },
    deleteVariable: (key) => client.ask({ kind: "deleteVariable", key }),
    askPerson: (request) => client.ask({ kind: "askPerson", request }),
    otherDags: {
      triggerDagRun: (wanted) => client.ask({ kind: "triggerDagRun", ...wanted }),
      findDagRunState: (run) => client.ask({ kind: "findDagRunState", ...run }),
      readTargetStates: (wait) => client.ask({ kind: "readTargetStates", ...wait }),
      findMissingTarget: (wait) => client.ask({ kind: "findMissingTarget", ...wait }),
    },
  };
}

/** A connection as authors are given it. */
export function connectionOf(record: ConnectionRecord): Connection {
  return { ...record, extraJson: objectIn(record.extra) };
}

function objectIn(text: string | null): JsonObject {
  if (text === null) return {};
  try {
    const parsed = JSON.parse(text) as Json;
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? (parsed as JsonObject) : {};
  } catch {
    return {};
  }
}
