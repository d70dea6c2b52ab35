import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { calendarQuery } from "../api/dag-history.ts";
import { useNow } from "../app/clock.ts";
import { useKeys } from "../app/keyboard.ts";
import { usePreferences } from "../app/preferences.ts";
import type { CalendarSearch } from "../app/search-params-dag.ts";
import { useTimeWords } from "../app/use-time.ts";
import { Button } from "../components/button.tsx";
import { ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { Segmented } from "../components/segmented.tsx";
import { cellWords } from "../features/calendar/calendar-cell-button.tsx";
import { type CalendarCell, dayKey, hourKey, startOfDay, sumCalendar } from "../features/calendar/calendar-days.ts";
import { CalendarLegend } from "../features/calendar/calendar-legend.tsx";
import { DayRuns } from "../features/calendar/day-runs.tsx";
import { HourCalendar } from "../features/calendar/hour-calendar.tsx";
import { monthWords, YearCalendar } from "../features/calendar/year-calendar.tsx";
import { useDag } from "../features/dag-header/dag-context.ts";
import "../features/calendar/calendar.css";
import "../features/dag-header/view-scroll.css";

/** The runs of a Dag by day or by hour, those that were and those that are planned. */
export function DagCalendarPage() {
  const { t } = useTranslation();
  const time = useTimeWords();
  const { zone } = usePreferences();
  const { dag } = useDag();
  const search = useSearch({ from: "/shell/dags/$dagId/calendar" });
  const navigate = useNavigate({ from: "/dags/$dagId/calendar" });
  const today = dayKey(useNow(), zone);
  const isByHour = search.view === "hours";
  const place = placeOf(search.at, today);
  const { year, month } = place;
  const from = startOfDay(year, isByHour ? month : 0, 1, zone);
  const until = isByHour ? startOfDay(year, month + 1, 1, zone) : startOfDay(year + 1, 0, 1, zone);
  const answer = useQuery(calendarQuery(dag.dag_id, { from: from.toISOString(), until: until.toISOString() }));
  const cells = useMemo(
    () => (answer.data === undefined ? null : sumCalendar(answer.data, isByHour ? hourKey : dayKey, zone)),
    [answer.data, isByHour, zone],
  );
  const days = useMemo(
    () => (answer.data === undefined ? null : sumCalendar(answer.data, dayKey, zone)),
    [answer.data, zone],
  );
  const change = (changed: CalendarSearch) => void navigate({ search: (known) => ({ ...known, ...changed }) });
  const choose = (day: string) => change({ day: day === search.day ? undefined : day });
  useKeys({ Escape: () => change({ day: undefined }) });
  return (
    <>
      <CalendarToolbar isByHour={isByHour} place={place} today={today} onChange={change} />
      <div className="calendar-page">
        <div className="calendar-main">
          {cells === null ? (
            answer.isError ? (
              <ErrorState title={t("calendar.error")} error={answer.error} onTryAgain={() => void answer.refetch()} />
            ) : (
              <SkeletonRows rows={12} rowHeight={36} />
            )
          ) : isByHour ? (
            <HourCalendar
              {...place}
              hours={cells}
              today={today}
              chosen={search.day}
              dayLabel={(day) => time.day(`${day}T${zone === "utc" ? "00:00:00Z" : "00:00:00"}`)}
              onChoose={choose}
            />
          ) : (
            <YearCalendar year={year} days={cells} today={today} chosen={search.day} onChoose={choose} />
          )}
          <CalendarLegend isByHour={isByHour} />
        </div>
        {search.day?.startsWith(isByHour ? monthKey(place) : String(year)) === true && (
          <ChosenDay day={search.day} cell={days?.get(search.day)} onClose={() => change({ day: undefined })} />
        )}
      </div>
    </>
  );
}

interface ChosenDayProps {
  readonly day: string;
  readonly cell: CalendarCell | undefined;
  readonly onClose: () => void;
}

function ChosenDay({ day, cell, onClose }: ChosenDayProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const { zone } = usePreferences();
  const { dag } = useDag();
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const from = startOfDay(year, month - 1, date, zone);
  return (
    <DayRuns
      key={day}
      dagId={dag.dag_id}
      from={from}
      until={startOfDay(year, month - 1, date + 1, zone)}
      title={time.day(from.toISOString())}
      words={cellWords(cell, t)}
      onClose={onClose}
    />
  );
}

interface CalendarPlace {
  readonly year: number;
  /** From 0. */
  readonly month: number;
}

/** What the address names, else the present. */
function placeOf(at: string | undefined, today: string): CalendarPlace {
  const [year = 2000, month = Number(today.slice(5, 7))] = (at ?? today).split("-").map(Number);
  return { year, month: month - 1 };
}

function monthKey({ year, month }: CalendarPlace): string {
  return `${year}-${String(month + 1).padStart(2, "0")}`;
}

interface CalendarToolbarProps {
  readonly isByHour: boolean;
  readonly place: CalendarPlace;
  readonly today: string;
  readonly onChange: (changed: CalendarSearch) => void;
}

function CalendarToolbar({ isByHour, place, today, onChange }: CalendarToolbarProps) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const step = (by: number) => {
    const month = place.month + by;
    const next = { year: place.year + Math.floor(month / 12), month: ((month % 12) + 12) % 12 };
    onChange({ at: isByHour ? monthKey(next) : String(place.year + by), day: undefined });
  };
  const isPresent = isByHour ? monthKey(place) === today.slice(0, 7) : String(place.year) === today.slice(0, 4);
  return (
    <div className="view-bar">
      <Segmented
        label={t("calendar.view")}
        value={isByHour ? "hours" : "days"}
        onChange={(view) =>
          onChange({
            view: view === "hours" ? "hours" : undefined,
            at: view === "hours" ? undefined : String(place.year),
          })
        }
        segments={[
          { value: "days", label: t("calendar.days") },
          { value: "hours", label: t("calendar.hours") },
        ]}
      />
      <Button size="small" className="button-icon-only" aria-label={t("calendar.before")} onClick={() => step(-1)}>
        <ChevronLeft size={14} />
      </Button>
      <span className="calendar-place strong">
        {isByHour ? monthWords(place.year, place.month, language) : place.year}
      </span>
      <Button size="small" className="button-icon-only" aria-label={t("calendar.after")} onClick={() => step(1)}>
        <ChevronRight size={14} />
      </Button>
      {!isPresent && (
        <Button size="small" look="quiet" onClick={() => onChange({ at: undefined, day: undefined })}>
          {t("calendar.today")}
        </Button>
      )}
    </div>
  );
}
