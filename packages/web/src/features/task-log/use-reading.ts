import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { focusField, useKeys } from "../../app/keyboard.ts";
import { changePreferences, usePreferences } from "../../app/preferences.ts";
import type { LogLinesHandle } from "./log-lines.tsx";
import type { LogGroup, LogLevel } from "./log-rows.ts";
import { LOG_SEARCH_FIELD } from "./log-search-field.ts";
import type { LogSnapshot } from "./log-store.ts";
import { isFolded, stepTo } from "./visible-rows.ts";

/** What of a log is looked at; a page keeps it in its address. */
export interface LogLook {
  readonly tryNumber: number;
  readonly search: string;
  readonly line: number | null;
  readonly hidden: ReadonlySet<LogLevel>;
}

/** Changes what of a log is looked at. */
export interface LogLookActs {
  readonly onTry: (tryNumber: number) => void;
  readonly onSearch: (text: string) => void;
  readonly onLine: (line: number | null) => void;
  readonly onLevel: (level: LogLevel) => void;
}

/** Which groups of a log a person folded or opened. */
export interface Folding {
  readonly byHand: ReadonlyMap<number, boolean>;
  readonly isFolded: (group: LogGroup) => boolean;
  readonly toggle: (group: LogGroup) => void;
  readonly open: (group: LogGroup) => void;
}

/** Keeps which groups a person folded or opened. */
export function useFolding(): Folding {
  const [byHand, setByHand] = useState<ReadonlyMap<number, boolean>>(new Map());
  const check = useCallback((group: LogGroup) => isFolded(group, byHand), [byHand]);
  const toggle = useCallback(
    (group: LogGroup) => setByHand((known) => new Map(known).set(group.start, !isFolded(group, known))),
    [],
  );
  const open = useCallback((group: LogGroup) => setByHand((known) => new Map(known).set(group.start, false)), []);
  return { byHand, isFolded: check, toggle, open };
}

/** Where a person is in a log, and how to go on from there. */
export interface Reading {
  readonly current: number | null;
  readonly isFollowing: boolean;
  readonly setFollowing: (isFollowing: boolean) => void;
  readonly chooseLine: (number: number) => void;
  readonly stepHit: (step: 1 | -1) => void;
  readonly stepError: (step: 1 | -1) => void;
  readonly toTop: () => void;
  readonly toEnd: () => void;
}

interface ReadingOptions {
  readonly log: LogSnapshot;
  readonly look: LogLook;
  readonly acts: LogLookActs;
  readonly hits: readonly number[];
  readonly handle: RefObject<LogLinesHandle | null>;
  readonly folding: Folding;
}

/** Where a person is in a log, and the keys and acts that go on from there. */
export function useReading({ log, look, acts, hits, handle, folding }: ReadingOptions): Reading {
  const [isFollowing, setFollowing] = useState(false);
  const { wrapsLog } = usePreferences();
  const show = (number: number | null) => {
    if (number === null) return;
    const group = log.rows[number - 1]?.group ?? null;
    if (group !== null && folding.isFolded(group)) folding.open(group);
    acts.onLine(number);
    handle.current?.showRow(number);
  };
  const reading: Reading = {
    current: look.line,
    isFollowing,
    setFollowing,
    chooseLine: acts.onLine,
    stepHit: (step) => show(stepTo(hits, look.line ?? 0, step)),
    stepError: (step) => show(stepTo(log.log.errorNumbers, look.line ?? 0, step)),
    toTop: () => handle.current?.toTop(),
    toEnd: () => setFollowing(true),
  };
  useOpening({ log, look, show, setFollowing });
  useKeys({
    f: () => focusField(LOG_SEARCH_FIELD),
    n: () => reading.stepHit(1),
    N: () => reading.stepHit(-1),
    e: () => reading.stepError(1),
    E: () => reading.stepError(-1),
    g: reading.toTop,
    G: reading.toEnd,
    w: () => changePreferences({ wrapsLog: !wrapsLog }),
    ...Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [String(index + 1), () => acts.onTry(index + 1)] as const),
    ),
  });
  return reading;
}

interface OpeningOptions {
  readonly log: LogSnapshot;
  readonly look: LogLook;
  readonly show: (number: number | null) => void;
  readonly setFollowing: (isFollowing: boolean) => void;
}

/** Opens at the line of the address; else a finished log at its first error or its top, a growing one at its end. */
function useOpening({ log, look, show, setFollowing }: OpeningOptions): void {
  const hasOpened = useRef(false);
  const isRead = log.phase === "complete" || log.phase === "following";
  useEffect(() => {
    if (!isRead || log.rows.length === 0 || hasOpened.current) return;
    hasOpened.current = true;
    if (look.line !== null) show(look.line);
    else if (log.phase === "following") setFollowing(true);
    else show(log.log.errorNumbers[0] ?? null);
  });
}
