import { fromNative } from "../native/from-native.ts";
import { printValue } from "../operations/print-value.ts";
import type { TriggeringAssetEvent } from "../template-sources.ts";
import { Dict } from "../values/dict.ts";
import { ContextObject } from "../values/module.ts";
import type { Value } from "../values/value.ts";
import { type ContextParts, momentOf } from "./context-parts.ts";

/** An asset, as `inlets` and `outlets` list it. */
export function createAsset(uri: string): Value {
  return new ContextObject("Dataset", `Dataset(uri='${uri}', extra=None)`, { uri: () => uri, extra: () => null });
}

/** Events by the URI of their asset. Parity: a URI without events gives an empty list, not an error. */
class EventsByUri extends Dict {
  override readonly typeName = "AccessorDict";

  override get(key: Value): Value {
    return super.get(key) ?? [];
  }
}

/** `triggering_dataset_events`; empty for a run that no asset caused. */
export function createTriggeringEvents({ sources, answers }: ContextParts): Value {
  const list = sources.listTriggeringAssetEvents;
  const triggeringAssetEvents = list === undefined ? [] : answers.need("triggering-events", () => list());
  const byUri = new Map<string, Value[]>();
  for (const event of triggeringAssetEvents) {
    const events = byUri.get(event.uri);
    if (events === undefined) byUri.set(event.uri, [createEvent(event)]);
    else events.push(createEvent(event));
  }
  return new EventsByUri(byUri);
}

/** `inlet_events` and `outlet_events` before the task has run: no asset has any. */
export function createNoEvents(): Value {
  return new EventsByUri();
}

function createEvent(event: TriggeringAssetEvent): Value {
  const text = `DatasetEvent(uri=${printValue(event.uri)})`;
  return new ContextObject("DatasetEvent", text, {
    uri: () => event.uri,
    dataset: () => createAsset(event.uri),
    timestamp: () => momentOf(event.timestamp),
    extra: () => fromNative(event.extra),
    source_dag_id: () => event.sourceDagId,
    source_task_id: () => event.sourceTaskId,
    source_run_id: () => event.sourceRunId,
    source_map_index: () => event.sourceMapIndex,
    source_dag_run: () => null,
  });
}
