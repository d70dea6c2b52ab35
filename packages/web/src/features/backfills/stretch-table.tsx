import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "../../app/use-time.ts";
import { StateWord } from "../../components/state-badge.tsx";
import { type DateStretch, type DrawnDate, stretchesOf } from "./backfill-days.ts";
import "../../components/table.css";

const SHOWN_FIRST = 10;

/** The plan in words: stretches of dates, what they have, and what is done to them. */
export function StretchTable({ dates }: { readonly dates: readonly DrawnDate[] }) {
  const { t } = useTranslation();
  const [showsAll, setShowsAll] = useState(false);
  const stretches = stretchesOf(dates);
  const shown = showsAll ? stretches : stretches.slice(0, SHOWN_FIRST);
  return (
    <section className="backfill-stretches">
      <table className="table">
        <thead>
          <tr>
            <th>{t("backfills.interval")}</th>
            <th>{t("backfills.now")}</th>
            <th>{t("backfills.plan")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((stretch) => (
            <StretchRow key={stretch.first} stretch={stretch} />
          ))}
        </tbody>
      </table>
      {shown.length < stretches.length && (
        <button type="button" className="link backfill-more" onClick={() => setShowsAll(true)}>
          {t("backfills.others", { count: stretches.length - shown.length })}
        </button>
      )}
    </section>
  );
}

function StretchRow({ stretch: { first, last, count, runState, action } }: { readonly stretch: DateStretch }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const [from, to] = [time.moment(first), time.moment(last)];
  return (
    <tr>
      <td>
        <span className="unbroken">{from}</span>
        {from !== to && (
          <>
            {" – "}
            <span className="unbroken">{to}</span>
          </>
        )}
      </td>
      <td>
        {runState === null ? <StateWord state="none" words={t("backfills.noRun")} /> : <StateWord state={runState} />}
      </td>
      <td className={action === "leave" ? "meta" : "backfill-act"}>
        {action === "leave" ? t("backfills.acts.leave") : t(`backfills.acts.${action}`, { count })}
      </td>
    </tr>
  );
}
