import { useTranslation } from "react-i18next";

/** What the colors of the calendar mean. */
export function CalendarLegend({ isByHour }: { readonly isByHour: boolean }) {
  const { t } = useTranslation();
  return (
    <footer className="calendar-legend">
      {(["success", "failed", "running", "queued"] as const).map((state) => (
        <span key={state}>
          <i className={`calendar-cell calendar-${state} state-${state}`} />
          {t(`state.${state}`)}
        </span>
      ))}
      <span>
        <i className="calendar-cell calendar-planned" />
        {t("calendar.planned")}
      </span>
      <span className="meta">{t(isByHour ? "calendar.worstOfHour" : "calendar.worst")}</span>
    </footer>
  );
}
