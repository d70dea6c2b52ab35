import { instantFromMicroseconds, type ListenerEvent } from "@baram/domain";
import type { Kysely } from "kysely";
import type { MetadataDatabase } from "../tables/metadata-database.ts";

/** So many are sent in one statement: a database limits the parameters of one. */
const EVENTS_PER_STATEMENT = 100;
/** Due since ever: a store has no clock. */
const AT_ONCE = instantFromMicroseconds(0);

/** Writes down what listeners are to be told of, in the transaction of what happened. */
export async function insertListenerEvents(
  transaction: Kysely<MetadataDatabase>,
  events: readonly ListenerEvent[],
): Promise<void> {
  for (let from = 0; from < events.length; from += EVENTS_PER_STATEMENT) {
    const values = events
      .slice(from, from + EVENTS_PER_STATEMENT)
      .map((event) => ({ event: JSON.stringify(event), tries: 0, nextTryAt: AT_ONCE }));
    await transaction.insertInto("listenerEvent").values(values).execute();
  }
}
