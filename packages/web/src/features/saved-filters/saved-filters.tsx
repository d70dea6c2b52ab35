import { Popover } from "@mantine/core";
import { Bookmark, X } from "lucide-react";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { changePreferences, type SavedFilter, usePreferences } from "../../app/preferences.ts";
import type { RawSearch } from "../../app/search-values.ts";
import { Button } from "../../components/button.tsx";
import { Chip } from "../../components/chip.tsx";
import "./saved-filters.css";

interface SavedFiltersProps {
  readonly page: SavedFilter["page"];
  /** The filters of the moment. */
  readonly search: RawSearch;
  readonly onChoose: (search: RawSearch) => void;
}

/** Keeps filters of a list under names in this browser, and brings them back. */
export function SavedFilters({ page, search, onChoose }: SavedFiltersProps) {
  const { t } = useTranslation();
  const { savedFilters } = usePreferences();
  const [isOpen, setIsOpen] = useState(false);
  const ofPage = savedFilters.filter((filter) => filter.page === page);
  const choose = (filter: SavedFilter) => {
    setIsOpen(false);
    onChoose(filter.search);
  };
  const remove = (filter: SavedFilter) =>
    changePreferences({ savedFilters: savedFilters.filter((each) => each !== filter) });
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" trapFocus>
      <Popover.Target>
        <Chip mark={<Bookmark size={13} />} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t("dagList.saved")}
        </Chip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("dagList.saved")}>
        {ofPage.length > 0 && (
          <ul className="saved-filters">
            {ofPage.map((filter) => (
              <li key={filter.name}>
                <button type="button" className="saved-filter cut" onClick={() => choose(filter)}>
                  {filter.name}
                </button>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t("dagList.delete", { name: filter.name })}
                  onClick={() => remove(filter)}
                >
                  <X size={14} />
                </button>
              </li>
            ))}
          </ul>
        )}
        <SaveForm page={page} search={search} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Asks for the name; a name that is taken is given to the new filters. */
function SaveForm({ page, search }: Pick<SavedFiltersProps, "page" | "search">) {
  const { t } = useTranslation();
  const { savedFilters } = usePreferences();
  const [name, setName] = useState("");
  const given = Object.entries(search).filter((entry): entry is [string, string | number | boolean] =>
    ["string", "number", "boolean"].includes(typeof entry[1]),
  );
  if (given.length === 0) return <p className="saved-filters-words">{t("dagList.nothingToSave")}</p>;
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    const others = savedFilters.filter((each) => each.page !== page || each.name !== name);
    changePreferences({ savedFilters: [...others, { page, name, search: Object.fromEntries(given) }] });
    setName("");
  };
  return (
    <form className="saved-filters-form" onSubmit={save}>
      <label>
        {t("dagList.saveAs")}
        <input value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
      </label>
      <Button type="submit" disabled={name.trim() === ""}>
        {t("dagList.save")}
      </Button>
    </form>
  );
}
