import { ChevronDown, ChevronUp, Clock, Download, ListFilter, TextWrap } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type LogAddress, logDownloadAddress } from "../../api/ui-api.ts";
import type { TaskTry } from "../../api/ui-shapes.ts";
import { changePreferences, usePreferences } from "../../app/preferences.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { Chip } from "../../components/chip.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import { LOG_LEVELS, type LogLevel } from "./log-rows.ts";
import { LOG_SEARCH_FIELD } from "./log-search-field.ts";

interface LogToolbarProps {
  readonly address: LogAddress;
  readonly tries: readonly TaskTry[];
  readonly onTry: (tryNumber: number) => void;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  /** Numbers of the rows that hold the searched text. */
  readonly hits: readonly number[];
  readonly currentNumber: number | null;
  readonly onStep: (step: 1 | -1) => void;
  readonly counts: Readonly<Record<LogLevel, number>>;
  readonly hidden: ReadonlySet<LogLevel>;
  readonly onLevel: (level: LogLevel) => void;
  readonly isCompact: boolean;
  readonly extra?: ReactNode;
}

/** Above a log: which try, what to look for, which levels; and how to look at it. */
export function LogToolbar(props: LogToolbarProps) {
  const { t } = useTranslation();
  const { address, tries, counts, hidden, onLevel, isCompact, extra } = props;
  const [showsLevels, setShowsLevels] = useState(false);
  return (
    <div className={`log-toolbar ${isCompact ? "log-toolbar-compact" : ""} ${showsLevels ? "log-toolbar-open" : ""}`}>
      <Segmented
        label={t("log.tries")}
        value={String(address.tryNumber)}
        onChange={(value) => props.onTry(Number(value))}
        segments={tries.map((each) => ({
          value: String(each.try_number),
          label: (
            <>
              <StateMark state={each.state ?? "none"} size={12} />
              {each.try_number === address.tryNumber || !isCompact
                ? t("details.tryNumber", { number: each.try_number })
                : each.try_number}
            </>
          ),
        }))}
      />
      <LogSearch {...props} />
      <div className="log-levels" role="group" aria-label={t("log.levels")}>
        {LOG_LEVELS.map((level) => (
          <Chip key={level} isOn={!hidden.has(level)} count={counts[level]} onClick={() => onLevel(level)}>
            {t(`log.${level}`)}
          </Chip>
        ))}
      </div>
      <span className="fill" />
      <LogActs address={address} isCompact={isCompact}>
        {extra}
      </LogActs>
      <Button
        className="only-narrow log-filter-button"
        aria-label={t("log.filters")}
        aria-pressed={showsLevels}
        icon={<ListFilter size={16} />}
        onClick={() => setShowsLevels(!showsLevels)}
      />
    </div>
  );
}

interface LogActsProps {
  readonly address: LogAddress;
  readonly isCompact: boolean;
  readonly children: ReactNode;
}

function LogActs({ address, isCompact, children }: LogActsProps) {
  const { t } = useTranslation();
  const { wrapsLog, showsLogTimes } = usePreferences();
  return (
    <span className="log-acts">
      {!isCompact && (
        <>
          <IconButton
            label={t("log.times")}
            isOn={showsLogTimes}
            className="not-narrow"
            onClick={() => changePreferences({ showsLogTimes: !showsLogTimes })}
          >
            <Clock size={16} />
          </IconButton>
          <IconButton
            label={t("log.wrap")}
            keycap="w"
            isOn={wrapsLog}
            className="not-narrow"
            onClick={() => changePreferences({ wrapsLog: !wrapsLog })}
          >
            <TextWrap size={16} />
          </IconButton>
        </>
      )}
      <a
        className="icon-button"
        href={logDownloadAddress(address)}
        aria-label={t("log.download")}
        title={t("log.download")}
      >
        <Download size={16} />
      </a>
      {children}
    </span>
  );
}

function LogSearch({ search, onSearch, hits, currentNumber, onStep }: LogToolbarProps) {
  const { t } = useTranslation();
  const index = currentNumber === null ? -1 : hits.indexOf(currentNumber);
  const words = hits.length === 0 ? t("log.noHit") : t("log.hit", { index: index + 1, total: hits.length });
  return (
    <SearchField
      id={LOG_SEARCH_FIELD}
      label={t("log.search")}
      value={search}
      onChange={onSearch}
      isSmall
      keycap="f"
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        onStep(event.shiftKey ? -1 : 1);
      }}
      {...(search === ""
        ? {}
        : {
            trailing: (
              <>
                <span className="small meta log-hits" role="status">
                  {words}
                </span>
                <IconButton label={t("log.previousHit")} keycap="N" className="log-step" onClick={() => onStep(-1)}>
                  <ChevronUp size={14} />
                </IconButton>
                <IconButton label={t("log.nextHit")} keycap="n" className="log-step" onClick={() => onStep(1)}>
                  <ChevronDown size={14} />
                </IconButton>
              </>
            ),
          })}
    />
  );
}
