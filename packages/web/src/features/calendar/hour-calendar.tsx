import { useEffect, useRef } from "react";
import { CalendarCellButton } from "./calendar-cell-button.tsx";
import type { CalendarCell } from "./calendar-days.ts";

interface HourCalendarProps {
  readonly year: number;
  readonly month: number;
  readonly hours: ReadonlyMap<string, CalendarCell>;
  readonly today: string;
  readonly chosen: string | undefined;
  readonly dayLabel: (day: string) => string;
  readonly onChoose: (day: string) => void;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));

/** The days of a month from top to bottom, their hours from left to right. */
export function HourCalendar({ year, month, hours, today, chosen, dayLabel, onChoose }: HourCalendarProps) {
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    scroll.current?.querySelector(".calendar-day-today")?.scrollIntoView({ block: "nearest" });
  }, [year, month]);
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const days = Array.from(
    { length },
    (_, day) => `${year}-${String(month + 1).padStart(2, "0")}-${String(day + 1).padStart(2, "0")}`,
  );
  return (
    <div ref={scroll} className="calendar-hours-scroll" tabIndex={0}>
      <div className="calendar-hours">
        <span />
        {HOURS.map((hour) => (
          <span key={hour} className="calendar-hour" aria-hidden="true">
            {hour}
          </span>
        ))}
        {days.map((day) => (
          <DayOfHours
            key={day}
            day={day}
            label={dayLabel(day)}
            hours={hours}
            isToday={day === today}
            isChosen={day === chosen}
            onChoose={onChoose}
          />
        ))}
      </div>
    </div>
  );
}

interface DayOfHoursProps {
  readonly day: string;
  readonly label: string;
  readonly hours: ReadonlyMap<string, CalendarCell>;
  readonly isToday: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (day: string) => void;
}

function DayOfHours({ day, label, hours, isToday, isChosen, onChoose }: DayOfHoursProps) {
  return (
    <>
      <span className={isToday ? "calendar-day calendar-day-today" : "calendar-day"}>{label}</span>
      {HOURS.map((hour) => (
        <CalendarCellButton
          key={hour}
          label={`${label} ${hour}:00`}
          cell={hours.get(`${day} ${hour}`)}
          isChosen={isChosen}
          isToday={false}
          onChoose={() => onChoose(day)}
        />
      ))}
    </>
  );
}
