import { useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useDeferredValue, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { LogAddress, TaskInstanceAddress } from "../../api/ui-api.ts";
import type { TaskTry } from "../../api/ui-shapes.ts";
import { usePreferences } from "../../app/preferences.ts";
import { EmptyState, ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import { LogFoot } from "./log-foot.tsx";
import { LogLines, type LogLinesHandle } from "./log-lines.tsx";
import type { LogSnapshot } from "./log-store.ts";
import { LogToolbar } from "./log-toolbar.tsx";
import { useLog } from "./use-log.ts";
import { type LogLook, type LogLookActs, useFolding, useReading } from "./use-reading.ts";
import { searchRows, visibleRows } from "./visible-rows.ts";
import "./log.css";

interface LogViewProps {
  readonly address: TaskInstanceAddress;
  readonly tries: readonly TaskTry[];
  readonly look: LogLook;
  readonly acts: LogLookActs;
  readonly isCompact?: boolean;
  readonly extra?: ReactNode;
  /** Told what was read, for what stands beside the log. */
  readonly onRead?: (snapshot: LogSnapshot) => void;
}

/** The log of one try: followed while it grows, searched, filtered, linked to by line. */
export function LogView(props: LogViewProps) {
  const { address, tries, look, acts, isCompact = false, extra, onRead } = props;
  const { t } = useTranslation();
  const logAddress: LogAddress = { ...address, tryNumber: look.tryNumber };
  const log = useLog(logAddress);
  const isNarrow = useMediaQuery("(max-width: 767px)") ?? false;
  const { wrapsLog, showsLogTimes } = usePreferences();
  const handle = useRef<LogLinesHandle>(null);
  const folding = useFolding();
  const search = useDeferredValue(look.search);
  const rows = useMemo(
    () => visibleRows(log.rows, { hidden: look.hidden, foldedByHand: folding.byHand }),
    [log.rows, look.hidden, folding.byHand],
  );
  const hits = useMemo(() => searchRows(log.rows, search, look.hidden), [log.rows, search, look.hidden]);
  const reading = useReading({ log, look, acts, hits, handle, folding });
  useEffect(() => onRead?.(log), [log.rows, log.phase]);

  return (
    <section className="log-view">
      <LogToolbar
        address={logAddress}
        tries={tries}
        onTry={acts.onTry}
        search={look.search}
        onSearch={acts.onSearch}
        hits={hits}
        currentNumber={reading.current}
        onStep={reading.stepHit}
        counts={log.log.counts}
        hidden={look.hidden}
        onLevel={acts.onLevel}
        isCompact={isCompact}
        extra={extra}
      />
      {log.phase === "failed" && log.error !== null ? (
        <ErrorState title={t("error.log")} error={log.error} onTryAgain={log.tryAgain} />
      ) : log.rows.length === 0 ? (
        <NoLines phase={log.phase} />
      ) : rows.length === 0 ? (
        <EmptyState title={t("log.filteredOut")} />
      ) : (
        <LogLines
          ref={handle}
          rows={rows}
          label={t("log.label", { task: address.taskId, number: look.tryNumber })}
          wraps={isNarrow || isCompact || wrapsLog}
          showsTimes={showsLogTimes && !isNarrow && !isCompact}
          search={search}
          currentNumber={reading.current}
          isFollowing={reading.isFollowing}
          onFollowing={reading.setFollowing}
          isOpen={log.phase === "following"}
          isFolded={folding.isFolded}
          onFold={folding.toggle}
          onLine={reading.chooseLine}
        />
      )}
      <LogFoot log={log} isFollowing={reading.isFollowing} isCompact={isCompact} reading={reading} />
    </section>
  );
}

function NoLines({ phase }: { readonly phase: LogSnapshot["phase"] }) {
  const { t } = useTranslation();
  if (phase === "reading") return <SkeletonRows rows={10} rowHeight={20} />;
  if (phase === "following") return <EmptyState title={t("log.waiting")} />;
  return <EmptyState title={t("log.empty")}>{t("log.emptyHint")}</EmptyState>;
}
