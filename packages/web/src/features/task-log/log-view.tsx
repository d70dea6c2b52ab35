import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, type RefObject, useDeferredValue, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { dagQuery, taskInstanceQuery } from "../../api/queries.ts";
import type { LogAddress, TaskInstanceAddress } from "../../api/ui-api.ts";
import type { TaskTry } from "../../api/ui-shapes.ts";
import { usePreferences } from "../../app/preferences.ts";
import { EmptyState, ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import { LogFoot } from "./log-foot.tsx";
import { LogLines, type LogLinesHandle } from "./log-lines.tsx";
import type { LogRow } from "./log-rows.ts";
import type { LogSnapshot } from "./log-store.ts";
import { LogToolbar } from "./log-toolbar.tsx";
import { type LogSource, LogSourceContext } from "./source-link.tsx";
import { useLog } from "./use-log.ts";
import { type Folding, type LogLook, type LogLookActs, type Reading, useFolding, useReading } from "./use-reading.ts";
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
  const { dagId, runId, taskId, mapIndex } = props.address;
  const source = useLogSource(props.address);
  return (
    <LogSourceContext value={source}>
      <LogOfTry key={`${dagId} ${runId} ${taskId} ${mapIndex} ${props.look.tryNumber}`} {...props} />
    </LogSourceContext>
  );
}

/** Where the code of the task is, as far as it has been read already. */
function useLogSource(address: TaskInstanceAddress): LogSource | null {
  const { dagId } = address;
  const dag = useQuery(dagQuery(dagId));
  const instance = useQuery(taskInstanceQuery(address));
  const fileName = dag.data?.dag.fileloc.split("/").at(-1);
  const version = instance.data?.run.version_number ?? undefined;
  return useMemo(() => (fileName === undefined ? null : { dagId, fileName, version }), [dagId, fileName, version]);
}

function LogOfTry({ address, tries, look, acts, isCompact = false, extra, onRead }: LogViewProps) {
  const logAddress: LogAddress = { ...address, tryNumber: look.tryNumber };
  const { log, tryAgain } = useLog(logAddress);
  const handle = useRef<LogLinesHandle>(null);
  const folding = useFolding();
  const search = useDeferredValue(look.search);
  const rows = useMemo(
    () => visibleRows(log.rows, { hidden: look.hidden, foldedByHand: folding.byHand }),
    [log.rows, look.hidden, folding.byHand],
  );
  const hits = useMemo(() => searchRows(log.rows, search, look.hidden), [log.rows, search, look.hidden]);
  const reading = useReading({ log, look, acts, hits, handle, folding });
  useEffect(() => onRead?.(log), [onRead, log]);

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
      <LogBody {...{ log, rows, search, reading, folding, handle, isCompact, tryAgain }} address={logAddress} />
      <LogFoot log={log} isFollowing={reading.isFollowing} isCompact={isCompact} reading={reading} />
    </section>
  );
}

interface LogBodyProps {
  readonly address: LogAddress;
  readonly log: LogSnapshot;
  readonly rows: readonly LogRow[];
  readonly search: string;
  readonly reading: Reading;
  readonly folding: Folding;
  readonly handle: RefObject<LogLinesHandle | null>;
  readonly isCompact: boolean;
  readonly tryAgain: () => void;
}

function LogBody({ address, log, rows, search, reading, folding, handle, isCompact, tryAgain }: LogBodyProps) {
  const { t } = useTranslation();
  const isNarrow = useMediaQuery("(max-width: 767px)") ?? false;
  const { wrapsLog, showsLogTimes } = usePreferences();
  if (log.phase === "failed" && log.error !== null) {
    return <ErrorState title={t("error.log")} error={log.error} onTryAgain={tryAgain} />;
  }
  if (log.rows.length === 0) return <NoLines phase={log.phase} />;
  if (rows.length === 0) return <EmptyState title={t("log.filteredOut")} />;
  return (
    <LogLines
      ref={handle}
      rows={rows}
      label={t("log.label", { task: address.taskId, number: address.tryNumber })}
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
  );
}

function NoLines({ phase }: { readonly phase: LogSnapshot["phase"] }) {
  const { t } = useTranslation();
  if (phase === "reading") return <SkeletonRows rows={10} rowHeight={20} />;
  if (phase === "following") return <EmptyState title={t("log.waiting")} />;
  return <EmptyState title={t("log.empty")}>{t("log.emptyHint")}</EmptyState>;
}
