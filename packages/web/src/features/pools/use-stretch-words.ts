import { useTranslation } from "react-i18next";

const HOURS_PER_DAY = 24;

/** "last 24 h", "last 7 d". */
export function useStretchWords(hours: number): string {
  const { t } = useTranslation();
  return hours > HOURS_PER_DAY
    ? t("poolUse.lastDays", { days: hours / HOURS_PER_DAY })
    : t("poolUse.lastHours", { hours });
}
