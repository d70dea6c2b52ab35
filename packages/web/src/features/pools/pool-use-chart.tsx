import { Tooltip } from "@mantine/core";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Pool } from "../../api/settings-shapes.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { StateMark } from "../../design/state-mark.tsx";
import { zoneName } from "../time/moment-words.ts";
import { type PoolUseColumn, type PresentUse, slotWords, topOf } from "./pool-use-model.ts";
import { useColumnWords } from "./use-column-words.ts";

/** About six times stand below the chart, however many columns it has. */
const LABELS = 6;

interface PoolUseChartProps {
  readonly pool: Pool;
  readonly columns: readonly PoolUseColumn[];
  readonly now: PresentUse;
  readonly chosen: PoolUseColumn | undefined;
  /** `null` is the present. */
  readonly onChoose: (column: PoolUseColumn | null) => void;
}

/** The use of a pool over time, with the present at its right end, which changes while it is looked at. */
export function PoolUseChart({ pool, columns, now, chosen, onChoose }: PoolUseChartProps) {
  const { t } = useTranslation();
  const top = topOf(columns, now, pool.slots);
  return (
    <>
      <Legend slots={pool.slots} />
      <div className="pool-chart">
        <span className="pool-chart-line" style={{ bottom: "100%" }} aria-hidden="true">
          {slotWords(top)}
        </span>
        <span className="pool-chart-line" style={{ bottom: 0 }} aria-hidden="true">
          0
        </span>
        {pool.slots > 0 && (
          <span
            className="pool-chart-total"
            style={{ bottom: `${(pool.slots / top) * 100}%` }}
            title={t("poolUse.totalOf", { slots: slotWords(pool.slots) })}
          />
        )}
        <Columns columns={columns} now={now} top={top} chosen={chosen} onChoose={onChoose} />
        <Times columns={columns} />
      </div>
    </>
  );
}

function Legend({ slots }: { readonly slots: number }) {
  const { t } = useTranslation();
  return (
    <ul className="pool-legend">
      <li>
        <StateMark state="running" size={12} />
        {t("poolUse.running")}
      </li>
      <li>
        <StateMark state="queued" size={12} />
        {t("poolUse.queued")}
      </li>
      <li>
        <i className="pool-legend-most" />
        {t("poolUse.most")}
      </li>
      {slots > 0 && (
        <li>
          <i className="pool-legend-total" />
          {t("poolUse.totalOf", { slots: slotWords(slots) })}
        </li>
      )}
    </ul>
  );
}

type ColumnsProps = Omit<PoolUseChartProps, "pool"> & { readonly top: number };

function Columns({ columns, now, top, chosen, onChoose }: ColumnsProps) {
  const { t } = useTranslation();
  const words = useColumnWords();
  const bars = useRef<HTMLDivElement>(null);
  const last = columns.length;
  // One stop of the Tab key for the whole chart: the present, or the bar that was reached with the arrow keys.
  const [stop, setStop] = useState<number | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = stop ?? last;
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const place = Math.min(Math.max(next, 0), last);
    setStop(place);
    bars.current?.querySelectorAll("button")[place]?.focus();
  };
  const nowLabel = t("poolUse.columnNow", { running: slotWords(now.running), queued: slotWords(now.queued) });
  return (
    <div className="pool-chart-bars" role="toolbar" aria-label={t("poolUse.bars")} ref={bars}>
      {columns.map((column, place) => (
        <ColumnBar
          key={column.from}
          label={words.label(column)}
          use={column}
          top={top}
          most={column.most}
          isChosen={column === chosen}
          isStop={place === stop}
          onKeyDown={onKeyDown}
          onChoose={() => {
            setStop(place);
            onChoose(column);
          }}
        />
      ))}
      <ColumnBar
        className="pool-column-now"
        label={nowLabel}
        use={now}
        top={top}
        most={0}
        isChosen={chosen === undefined}
        isStop={stop === null || stop >= last}
        onKeyDown={onKeyDown}
        onChoose={() => {
          setStop(null);
          onChoose(null);
        }}
      />
    </div>
  );
}

interface ColumnBarProps {
  readonly className?: string;
  readonly label: string;
  readonly use: PresentUse;
  readonly top: number;
  readonly most: number;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onChoose: () => void;
}

function ColumnBar({ className = "", label, use, top, most, isChosen, isStop, ...acts }: ColumnBarProps) {
  const share = (slots: number) => `${(slots / top) * 100}%`;
  return (
    <Tooltip label={label}>
      <button
        type="button"
        className={`pool-column ${className} ${isChosen ? "pool-column-chosen" : ""}`}
        aria-label={label}
        aria-pressed={isChosen}
        tabIndex={isStop ? 0 : -1}
        onKeyDown={acts.onKeyDown}
        onClick={acts.onChoose}
      >
        {most > use.running + use.queued && <i className="pool-column-most" style={{ bottom: share(most) }} />}
        {use.running > 0 && <i className="pool-running state-running" style={{ height: share(use.running) }} />}
        {use.queued > 0 && <i className="state-queued" style={{ height: share(use.queued) }} />}
      </button>
    </Tooltip>
  );
}

function Times({ columns }: { readonly columns: readonly PoolUseColumn[] }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const words = useColumnWords();
  const every = Math.ceil(columns.length / LABELS);
  return (
    <div className="pool-chart-times" aria-hidden="true">
      {columns.map((column, place) => (
        <span key={column.from} className={place % (2 * every) === 0 ? undefined : "pool-chart-time-second"}>
          {place % every === 0 && words.begin(column)}
        </span>
      ))}
      <span className="pool-chart-now">
        {t("poolUse.now")} · {zoneName(time.style.zone)}
      </span>
    </div>
  );
}
