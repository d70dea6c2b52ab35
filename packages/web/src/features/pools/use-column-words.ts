import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "../../app/use-time.ts";
import { type PoolUseColumn, slotWords } from "./pool-use-model.ts";

const LONG_STEP_MILLISECONDS = 3_600_000;

/** A step of time in words. */
export interface ColumnWords {
  /** Where it begins, as short as it may be. */
  readonly begin: (column: PoolUseColumn) => string;
  readonly from: (column: PoolUseColumn) => string;
  readonly until: (column: PoolUseColumn) => string;
  /** Its ends and what was taken. */
  readonly label: (column: PoolUseColumn) => string;
}

/** {@link ColumnWords} for the choices of the moment. */
export function useColumnWords(): ColumnWords {
  const { t } = useTranslation();
  const time = useTimeWords();
  return useMemo(() => {
    const from = (column: PoolUseColumn) => time.moment(column.from);
    const until = (column: PoolUseColumn) => time.clock(column.until).slice(0, 5);
    const isLong = (column: PoolUseColumn) =>
      Date.parse(column.until) - Date.parse(column.from) > LONG_STEP_MILLISECONDS;
    return {
      from,
      until,
      begin: (column) => (isLong(column) ? time.day(column.from) : time.clock(column.from).slice(0, 5)),
      label: (column) =>
        t(column.most === 0 ? "poolUse.columnEmpty" : "poolUse.column", {
          from: from(column),
          until: until(column),
          running: slotWords(column.running),
          queued: slotWords(column.queued),
          most: slotWords(column.most),
        }),
    };
  }, [t, time]);
}
