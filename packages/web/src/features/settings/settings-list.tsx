import type { UseQueryResult } from "@tanstack/react-query";
import { ListFilter } from "lucide-react";
import { type ReactNode, useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { SettingsListSearch } from "../../app/search-params-settings.ts";
import { Button } from "../../components/button.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import { ListFoot } from "./list-foot.tsx";
import { SettingsHead } from "./settings-page.tsx";

interface SettingsListProps {
  readonly title: string;
  readonly searchLabel: string;
  /** What the address says of the list. */
  readonly look: SettingsListSearch;
  /** Changes the address; the same function at every drawing. */
  readonly onLook: (changed: SettingsListSearch, isTyped: boolean) => void;
  readonly answer: UseQueryResult<{ readonly total: number; readonly next_after: string | null }>;
  /** How many rows the answer has. */
  readonly shown: number;
  /** What can be done, by whether there is anything, found or not. */
  readonly acts: (hasAny: boolean) => ReactNode;
  /** In place of the table where nothing is stored at all. */
  readonly empty: ReactNode;
  /** The table. */
  readonly children: ReactNode;
}

/** A list of an admin page, a part at a time: what is looked for in it, what can be done, and its table. */
export function SettingsList(props: SettingsListProps) {
  const { title, searchLabel, look, onLook, answer, shown, acts, empty, children } = props;
  const { search, skipped = 0 } = look;
  const { t } = useTranslation();
  const find = useCallback(
    (text: string) => onLook({ search: text === "" ? undefined : text, after: undefined, skipped: undefined }, true),
    [onLook],
  );
  const hasAny = search !== undefined || (answer.data?.total ?? 0) > 0;
  return (
    <>
      <SettingsHead
        title={title}
        {...(hasAny ? { search: { label: searchLabel, value: search ?? "", onChange: find } } : {})}
      >
        {acts(hasAny)}
      </SettingsHead>
      <div className="settings-scroll">
        {answer.isPending ? (
          <SkeletonRows rows={10} rowHeight={44} />
        ) : answer.isError ? (
          <ErrorState title={t("admin.readError")} error={answer.error} onTryAgain={() => void answer.refetch()} />
        ) : shown > 0 ? (
          children
        ) : search === undefined ? (
          empty
        ) : (
          <NoHit search={search} onClear={() => find("")} />
        )}
      </div>
      {answer.data !== undefined && shown > 0 && (
        <ListFoot
          shown={shown}
          total={answer.data.total}
          skipped={skipped}
          nextAfter={answer.data.next_after}
          onPage={(part) => onLook(part, false)}
        />
      )}
    </>
  );
}

function NoHit({ search, onClear }: { readonly search: string; readonly onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<ListFilter size={18} />}
      title={t("admin.noHit", { text: search })}
      act={<Button onClick={onClear}>{t("act.clearFilters")}</Button>}
    />
  );
}
