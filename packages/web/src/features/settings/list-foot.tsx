import { useTranslation } from "react-i18next";
import type { SettingsListSearch } from "../../app/search-params-settings.ts";
import { Button } from "../../components/button.tsx";

interface ListFootProps {
  readonly shown: number;
  readonly total: number;
  readonly skipped: number;
  readonly nextAfter: string | null;
  readonly onPage: (part: Pick<SettingsListSearch, "after" | "skipped">) => void;
}

/** Which part of a list is on show, and the way to the next one. */
export function ListFoot({ shown, total, skipped, nextAfter, onPage }: ListFootProps) {
  const { t } = useTranslation();
  return (
    <footer className="settings-foot">
      <span>{t("admin.page", { from: skipped + 1, to: skipped + shown, total: total.toLocaleString("en") })}</span>
      <span className="fill" />
      {skipped > 0 && (
        <Button size="small" onClick={() => onPage({ after: undefined, skipped: undefined })}>
          {t("act.firstPage")}
        </Button>
      )}
      {nextAfter !== null && (
        <Button size="small" onClick={() => onPage({ after: nextAfter, skipped: skipped + shown })}>
          {t("act.nextPage")}
        </Button>
      )}
    </footer>
  );
}
