import { useEffect, useState, useSyncExternalStore } from "react";
import type { LogAddress } from "../../api/ui-api.ts";
import { type LogSnapshot, LogStore } from "./log-store.ts";

/** The log of a try, read and followed while it is on show. */
export function useLog(address: LogAddress): LogSnapshot & { readonly tryAgain: () => void } {
  const { dagId, runId, taskId, mapIndex, tryNumber } = address;
  const [store, setStore] = useState(() => new LogStore(address));
  useEffect(() => {
    const next = new LogStore({ dagId, runId, taskId, mapIndex, tryNumber });
    setStore(next);
    next.start();
    return () => next.stop();
  }, [dagId, runId, taskId, mapIndex, tryNumber]);
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot);
  return { ...snapshot, tryAgain: store.tryAgain };
}
