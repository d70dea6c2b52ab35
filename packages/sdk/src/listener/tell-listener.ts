import {
  type Instant,
  instantToDate,
  type ListenerEvent,
  type ToldOfDagRun,
  type ToldOfTaskInstance,
} from "@baram/domain";
import type { HeardDagRun, HeardTaskInstance, Listener } from "./listener.ts";

const DAG_RUN_FUNCTIONS = {
  running: "onDagRunRunning",
  success: "onDagRunSuccess",
  failed: "onDagRunFailed",
} as const;

/** Calls the function of a listener that hears of such events, if it has one. Throws what that throws. */
export async function tellListener(listener: Listener, event: ListenerEvent): Promise<void> {
  switch (event.kind) {
    case "taskInstance":
      await tellOfTaskInstance(listener, event);
      return;
    case "dagRun": {
      const heard = { dagRun: asHeardDagRun(event.dagRun), message: event.message };
      await listener[DAG_RUN_FUNCTIONS[event.event]]?.(heard);
      return;
    }
    case "assetCreated":
      await listener.onAssetCreated?.({ uri: event.uri });
      return;
    case "assetChanged": {
      const { uri, extra, source } = event;
      await listener.onAssetChanged?.({ uri, extra, source });
      return;
    }
    case "importError": {
      const { isNew, fileName, message, stack } = event;
      const error = { fileName, message, stack };
      await (isNew ? listener.onNewDagImportError?.(error) : listener.onExistingDagImportError?.(error));
      return;
    }
    case "component": {
      const { component, hostname, processId } = event;
      const heard = { component, hostname, processId };
      await (event.event === "starting" ? listener.onStarting?.(heard) : listener.beforeStopping?.(heard));
      return;
    }
  }
}

async function tellOfTaskInstance(
  listener: Listener,
  { event, previousState, taskInstance, error }: Extract<ListenerEvent, { kind: "taskInstance" }>,
): Promise<void> {
  const heard = { previousState, taskInstance: asHeardTaskInstance(taskInstance) };
  switch (event) {
    case "running":
      await listener.onTaskInstanceRunning?.(heard);
      return;
    case "success":
      await listener.onTaskInstanceSuccess?.(heard);
      return;
    case "failed":
      await listener.onTaskInstanceFailed?.({ ...heard, error });
      return;
  }
}

function asHeardTaskInstance(told: ToldOfTaskInstance): HeardTaskInstance {
  return { ...told, logicalDate: instantToDate(told.logicalDate), ...asDates(told) };
}

function asHeardDagRun(told: ToldOfDagRun): HeardDagRun {
  return {
    ...told,
    logicalDate: instantToDate(told.logicalDate),
    dataIntervalStart: instantToDate(told.dataIntervalStart),
    dataIntervalEnd: instantToDate(told.dataIntervalEnd),
    ...asDates(told),
  };
}

function asDates({ startDate, endDate }: { readonly startDate: Instant | null; readonly endDate: Instant | null }) {
  return {
    startDate: startDate === null ? null : instantToDate(startDate),
    endDate: endDate === null ? null : instantToDate(endDate),
  };
}
