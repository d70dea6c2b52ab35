import { Popover } from "@mantine/core";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "../app/use-time.ts";
import { Button } from "./button.tsx";
import { AddFilterChip, ValueChip } from "./chip.tsx";
import "./date-filter.css";

/** The first and the last day that a list shows, as `2026-11-21`. */
interface Days {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

interface DateFilterProps extends Days {
  /** What happened on these days. */
  readonly label: string;
  readonly onChange: (days: Days) => void;
}

/** A chip that asks for the days that a list is narrowed to, and shows them. */
export function DateFilter({ label, from, to, onChange }: DateFilterProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState({ from: "", to: "" });
  if (from !== undefined || to !== undefined) {
    const words = { from: time.day(from ?? ""), to: time.day(to ?? "") };
    const range =
      from === undefined
        ? t("dateFilter.until", { day: words.to })
        : to === undefined
          ? t("dateFilter.since", { day: words.from })
          : t("dateFilter.between", words);
    return (
      <ValueChip
        label={label}
        value={range}
        removeLabel={t("dags.removeFilter", { filter: t("dateFilter.named", { label, range }) })}
        onRemove={() => onChange({ from: undefined, to: undefined })}
      />
    );
  }
  const apply = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsOpen(false);
    onChange({ from: chosen.from === "" ? undefined : chosen.from, to: chosen.to === "" ? undefined : chosen.to });
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" trapFocus>
      <Popover.Target>
        <AddFilterChip onClick={() => setIsOpen(!isOpen)}>{label}</AddFilterChip>
      </Popover.Target>
      <Popover.Dropdown>
        <form className="date-filter" onSubmit={apply}>
          {(["from", "to"] as const).map((end) => (
            <label key={end}>
              {t(`dateFilter.${end}`)}
              <input
                type="date"
                value={chosen[end]}
                onChange={(event) => setChosen({ ...chosen, [end]: event.target.value })}
              />
            </label>
          ))}
          <Button type="submit" look="primary" disabled={chosen.from === "" && chosen.to === ""}>
            {t("dateFilter.apply")}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
