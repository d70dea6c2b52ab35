import { type QueryClient, type QueryKey, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { queryKeys } from "../../api/queries.ts";
import { eventsAddress } from "../../api/ui-api.ts";
import type { Session } from "../../api/ui-shapes.ts";
import { applyLiveEvents } from "./apply-live-events.ts";
import { type RunningStream, startBrowserLiveStream } from "./browser-live-stream.ts";
import type { LiveStatus } from "./live-stream.ts";
import type { ReadAgain } from "./read-again.ts";

const READ_AGAIN_MILLISECONDS = 1500;
/** One that no server knows, and answers with `gap`. */
const UNKNOWN_CURSOR = "unknown-0";

interface Live {
  readonly status: LiveStatus;
  readonly retryNow: () => void;
}

const LiveContext = createContext<Live>({ status: { kind: "connecting" }, retryNow: () => {} });

/** Whether what is on the screen is the present, and a way to try again. */
export function useLive(): Live {
  return useContext(LiveContext);
}

/** Keeps everything below it live while somebody is logged in. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const queryClient = useQueryClient();
  const [status, setStatus] = useState<LiveStatus>({ kind: "connecting" });
  const stream = useRef<RunningStream | null>(null);

  useEffect(() => {
    const rarely = readRarely(queryClient);
    const running = startBrowserLiveStream(eventsAddress, cursorOfSession(queryClient), {
      onStatus: setStatus,
      onEvents: (events) => applyLiveEvents(queryClient, events, rarely.readAgain),
      onGap: () => {
        void queryClient.invalidateQueries({ refetchType: "none" });
        // What is on its way is not given up: it would be asked for again from the beginning, and a large page come late.
        for (const { queryKey } of queryClient.getQueryCache().findAll({ type: "active" })) rarely.readAgain(queryKey);
      },
    });
    stream.current = running;
    // A closed tab must hand the stream to another one at once.
    window.addEventListener("pagehide", running.stop);
    return () => {
      window.removeEventListener("pagehide", running.stop);
      running.stop();
      rarely.stop();
    };
  }, [queryClient]);

  const live = useMemo(() => ({ status, retryNow: () => stream.current?.retryNow() }), [status]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/**
 * The cursor that the session came with: every page reads after it, so nothing that a page has is older.
 *
 * What somebody read in a session before is, and is read again.
 */
function cursorOfSession(queryClient: QueryClient): string {
  const { data, dataUpdatedAt = 0 } = queryClient.getQueryState<Session>(queryKeys.session) ?? {};
  void queryClient.invalidateQueries({
    predicate: ({ state }) => state.data !== undefined && state.dataUpdatedAt < dataUpdatedAt,
  });
  return data?.event_cursor ?? UNKNOWN_CURSOR;
}

/** Reads a key again at once, then at most every one and a half seconds, however often it is asked to. */
function readRarely(queryClient: QueryClient): { readonly readAgain: ReadAgain; readonly stop: () => void } {
  const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; isWanted: boolean }>();
  const readAgain = (queryKey: QueryKey) => {
    const name = JSON.stringify(queryKey);
    const known = waiting.get(name);
    if (known !== undefined) {
      known.isWanted = true;
      return;
    }
    const entry = {
      // An answer that is on its way may be from before the change, so it is not the last one.
      isWanted: queryClient.isFetching({ queryKey }) > 0,
      timer: setTimeout(() => {
        waiting.delete(name);
        if (entry.isWanted) readAgain(queryKey);
      }, READ_AGAIN_MILLISECONDS),
    };
    waiting.set(name, entry);
    void queryClient.invalidateQueries({ queryKey }, { cancelRefetch: false });
  };
  return {
    readAgain,
    stop: () => {
      for (const { timer } of waiting.values()) clearTimeout(timer);
    },
  };
}
