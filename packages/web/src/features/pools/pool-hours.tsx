import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { POOL_HOURS } from "../../app/search-params-settings.ts";
import { Segmented } from "../../components/segmented.tsx";

const HOURS_PER_DAY = 24;

/** How far the use of pools reaches back. */
export function PoolHours() {
  const { t } = useTranslation();
  const { hours = 24 } = useSearch({ from: "/shell/pools" });
  const navigate = useNavigate({ from: "/pools" });
  const label = (each: number) =>
    each > HOURS_PER_DAY
      ? t("poolUse.daysShort", { days: each / HOURS_PER_DAY })
      : t("poolUse.hoursShort", { hours: each });
  return (
    <Segmented
      label={t("poolUse.stretch")}
      value={String(hours)}
      segments={POOL_HOURS.map((each) => ({ value: String(each), label: label(each) }))}
      // A step of another length begins elsewhere, so the one that was chosen is left.
      onChange={(value) => void navigate({ search: (known) => ({ ...known, hours: Number(value), at: undefined }) })}
    />
  );
}
