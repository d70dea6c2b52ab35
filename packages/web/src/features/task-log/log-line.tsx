import { ChevronDown, ChevronRight } from "lucide-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { usePreferences } from "../../app/preferences.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { logClockWords } from "../time/moment-words.ts";
import type { LogGroup, LogRow } from "./log-rows.ts";
import { SourceText } from "./source-link.tsx";
import { textPieces } from "./text-pieces.ts";

/** What a line asks of the log. */
export interface LogLineActs {
  readonly isFolded: (group: LogGroup) => boolean;
  readonly onFold: (group: LogGroup) => void;
  readonly onLine: (number: number) => void;
}

interface LogLineProps extends LogLineActs {
  readonly row: LogRow;
  readonly search: string;
  readonly currentNumber: number | null;
}

/** One line of a log: its number, time, level and text. */
export const LogLine = memo(
  function LogLine({ row, search, currentNumber, onLine, isFolded, onFold }: LogLineProps) {
    const { zone } = usePreferences();
    const isCurrent = row.number === currentNumber;
    const classes = ["log-line", `log-line-${row.kind}`, `log-line-${row.level}`, isCurrent && "log-line-current"];
    const at = row.timestamp === null || row.timestamp === "" ? null : new Date(row.timestamp);
    return (
      <div className={classes.filter(Boolean).join(" ")} data-number={row.number}>
        <button type="button" tabIndex={-1} className="log-number" onClick={() => onLine(row.number)}>
          {row.number}
        </button>
        <span className="log-time">{at !== null && row.kind !== "continuation" && logClockWords(at, zone)}</span>
        <span className="log-level">{row.kind === "entry" && row.level.toUpperCase()}</span>
        {row.kind === "group" && row.group !== null ? (
          <GroupTitle group={row.group} isFolded={isFolded(row.group)} onFold={onFold} />
        ) : (
          <span className="log-text">
            {textPieces(row.text, search).map((piece, index) =>
              piece.isHit ? (
                <mark key={index} className={`${piece.look} ${isCurrent ? "log-hit-current" : ""}`}>
                  {piece.text}
                </mark>
              ) : (
                <span key={index} className={piece.look}>
                  <SourceText text={piece.text} />
                </span>
              ),
            )}
          </span>
        )}
      </div>
    );
  },
  (before, after) =>
    before.row === after.row &&
    before.search === after.search &&
    before.isFolded === after.isFolded &&
    (before.currentNumber === before.row.number) === (after.currentNumber === after.row.number) &&
    // A group's title tells how much is in it, which grows.
    before.row.kind !== "group",
);

interface GroupTitleProps {
  readonly group: LogGroup;
  readonly isFolded: boolean;
  readonly onFold: (group: LogGroup) => void;
}

function GroupTitle({ group, isFolded, onFold }: GroupTitleProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  return (
    <button type="button" className="log-text log-group" aria-expanded={!isFolded} onClick={() => onFold(group)}>
      {isFolded ? <ChevronRight size={12} /> : <ChevronDown size={12} />}
      <b className="title">{group.title}</b>
      <span className="meta">
        {t("log.groupLines", { count: group.rowCount })}
        {group.seconds !== null && `, ${time.exactDuration(group.seconds)}`}
      </span>
    </button>
  );
}
