import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { usePreferences } from "../../app/preferences.ts";
import type { Language } from "../time/language.ts";
import { CalendarCellButton } from "./calendar-cell-button.tsx";
import { type CalendarCell, weeksOf } from "./calendar-days.ts";

interface YearCalendarProps {
  readonly year: number;
  readonly days: ReadonlyMap<string, CalendarCell>;
  readonly today: string;
  readonly chosen: string | undefined;
  readonly onChoose: (day: string) => void;
}

/** The months of a year, each day with its runs. */
export function YearCalendar({ year, days, today, chosen, onChoose }: YearCalendarProps) {
  const { language } = usePreferences();
  const { t } = useTranslation();
  const presentMonth = useRef<HTMLElement>(null);
  // On a phone the months are below each other, and those that count are the last ones.
  useEffect(() => {
    // Newer browsers answer with a promise, which is nothing to clean up with.
    presentMonth.current?.scrollIntoView({ block: "nearest" });
  }, [year]);
  const locale = language === "ko" ? "ko" : "en-GB";
  return (
    <div className="calendar-year">
      {Array.from({ length: 12 }, (_, month) => (
        <section
          key={month}
          ref={today.startsWith(monthKey(year, month)) ? presentMonth : null}
          className="calendar-month"
          aria-label={monthWords(year, month, language)}
        >
          <h2>
            {new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(Date.UTC(year, month, 1))}
          </h2>
          <div className="calendar-weekdays" aria-hidden="true">
            {Array.from({ length: 7 }, (_unused, day) => (
              <span key={day}>
                {/* 1 January 2024 was a Monday. */}
                {new Intl.DateTimeFormat(locale, { weekday: "narrow", timeZone: "UTC" }).format(
                  Date.UTC(2024, 0, day + 1),
                )}
              </span>
            ))}
          </div>
          {weeksOf(year, month).map((week, index) => (
            <div key={index} className="calendar-week">
              {week.map((day, place) => {
                if (day === null) return <span key={place} />;
                const key = `${monthKey(year, month)}-${String(day).padStart(2, "0")}`;
                return (
                  <CalendarCellButton
                    key={place}
                    label={`${key}${key === today ? `, ${t("calendar.today")}` : ""}`}
                    text={String(day)}
                    cell={days.get(key)}
                    isChosen={key === chosen}
                    isToday={key === today}
                    onChoose={() => onChoose(key)}
                  />
                );
              })}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

function monthKey(year: number, month: number): string {
  return `${year}-${String(month + 1).padStart(2, "0")}`;
}

/** `November 2026`. */
export function monthWords(year: number, month: number, language: Language): string {
  return new Intl.DateTimeFormat(language === "ko" ? "ko" : "en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(Date.UTC(year, month, 1));
}
