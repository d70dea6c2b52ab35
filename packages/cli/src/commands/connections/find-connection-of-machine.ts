import type { ConnectionToSet } from "../../installation/installation-connections.ts";
import type { Invocation } from "../../program/invocation.ts";
import { withSettingsOfMachine } from "../../program/with-settings-of-machine.ts";
import { connectionToSet } from "./connection-to-set.ts";

/**
 * A connection of the secrets back end, else of the environment; `null` where only the database may have it. Parity: a
 * place that fails is told of, and passed by.
 */
export async function findConnectionOfMachine(
  invocation: Invocation,
  { connectionId, verbose }: { readonly connectionId: string; readonly verbose?: boolean | undefined },
): Promise<ConnectionToSet | null> {
  const found = await withSettingsOfMachine(invocation, { verbose }, (settings) =>
    settings.findConnection(connectionId),
  );
  if (found === null) return null;
  const { connectionId: _, ...fields } = found.value;
  return connectionToSet(connectionId, fields);
}
