import { useTranslation } from "react-i18next";
import { type PoolUseColumn, slotWords } from "./pool-use-model.ts";
import { useColumnWords } from "./use-column-words.ts";
import "../../components/table.css";

interface PoolUseTableProps {
  readonly columns: readonly PoolUseColumn[];
  readonly chosen: PoolUseColumn | undefined;
  readonly onChoose: (column: PoolUseColumn) => void;
}

/** The same as the chart, in numbers, the latest first; steps without use are left out. */
export function PoolUseTable({ columns, chosen, onChoose }: PoolUseTableProps) {
  const { t } = useTranslation();
  const words = useColumnWords();
  const used = columns.filter(({ most }) => most > 0).reverse();
  return (
    <div className="pool-use-scroll" tabIndex={0} role="region" aria-label={t("poolUse.asTable")}>
      <table className="table settings-table">
        <thead>
          <tr>
            <th>{t("poolUse.from")}</th>
            <th className="number">{t("poolUse.running")}</th>
            <th className="number">{t("poolUse.queued")}</th>
            <th className="number">{t("poolUse.most")}</th>
          </tr>
        </thead>
        <tbody>
          {used.map((column) => (
            <tr key={column.from} aria-selected={column === chosen}>
              <td>
                <button type="button" className="link" onClick={() => onChoose(column)}>
                  {words.from(column)} – {words.until(column)}
                </button>
              </td>
              <td className="number">{slotWords(column.running)}</td>
              <td className="number">{slotWords(column.queued)}</td>
              <td className="number">{slotWords(column.most)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
