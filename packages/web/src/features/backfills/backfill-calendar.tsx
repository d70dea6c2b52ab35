import { Plus, RotateCcw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { usePreferences } from "../../app/preferences.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { StateMark } from "../../design/state-mark.tsx";
import { actionOfDay, type BackfillDay, type DrawnDate, daysOf, stateOfDay } from "./backfill-days.ts";

interface BackfillCalendarProps {
  readonly dates: readonly DrawnDate[];
  /** Whether the dates have yet to be begun, so that what is to be done stands out. */
  readonly isPlan: boolean;
}

/** Dates by day: what each has, and what is done to it. */
export function BackfillCalendar({ dates, isPlan }: BackfillCalendarProps) {
  const { t } = useTranslation();
  const { zone } = usePreferences();
  const days = daysOf(dates, zone);
  const [first] = days;
  if (first === undefined) return null;
  return (
    <section className="backfill-calendar" aria-label={t("backfills.calendar")}>
      <div className="backfill-weeks">
        {t("backfills.weekdays")
          .split(" ")
          .map((weekday) => (
            <span key={weekday} className="backfill-weekday" aria-hidden>
              {weekday}
            </span>
          ))}
        {days.map((day, index) => (
          <DayCell key={day.day} day={day} isPlan={isPlan} showsMonth={index === 0 || day.isFirstOfMonth} />
        ))}
      </div>
      <Legend isPlan={isPlan} />
    </section>
  );
}

interface DayCellProps {
  readonly day: BackfillDay;
  readonly isPlan: boolean;
  readonly showsMonth: boolean;
}

function DayCell({ day, isPlan, showsMonth }: DayCellProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const action = actionOfDay(day);
  const state = stateOfDay(day);
  const name = time.day(`${day.day}T12:00:00Z`);
  const number = String(Number(day.day.slice(8)));
  const words = [
    name,
    state === null ? t("backfills.noRun") : t(`state.${state}`),
    action === null || !isPlan ? null : t(`backfills.act.${action}`),
  ];
  const changes = isPlan && action !== null && action !== "leave";
  if (day.dates.length === 0) {
    return (
      <div className="backfill-day backfill-day-empty" style={{ gridColumn: day.weekday + 1 }}>
        <span className="backfill-day-name">{showsMonth ? name : number}</span>
      </div>
    );
  }
  return (
    <div
      className={changes ? "backfill-day backfill-day-changes" : "backfill-day"}
      style={{ gridColumn: day.weekday + 1 }}
      role="img"
      aria-label={words.filter((word) => word !== null).join(", ")}
      title={words.filter((word) => word !== null).join(", ")}
    >
      <span className="backfill-day-name">{showsMonth ? name : number}</span>
      <span className="backfill-day-state">
        <StateMark state={state ?? "none"} size={12} />
        {day.dates.length > 1 && <span className="small meta">{day.dates.length}</span>}
      </span>
      {changes && (action === "create" ? <Plus size={12} /> : <RotateCcw size={12} />)}
    </div>
  );
}

function Legend({ isPlan }: { readonly isPlan: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="backfill-legend small">
      {isPlan && (
        <>
          <span className="backfill-legend-act">
            <Plus size={12} /> {t("backfills.act.create")}
          </span>
          <span className="backfill-legend-act">
            <RotateCcw size={12} /> {t("backfills.act.clear")}
          </span>
        </>
      )}
      <span className="fill" />
      {(["success", "failed", "running"] as const).map((state) => (
        <span key={state}>
          <StateMark state={state} size={12} /> {t(`state.${state}`)}
        </span>
      ))}
      <span>
        <StateMark state="none" size={12} /> {t("backfills.noRun")}
      </span>
    </div>
  );
}
