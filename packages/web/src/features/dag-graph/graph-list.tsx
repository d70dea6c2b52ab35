import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DagStructure } from "../../api/ui-shapes.ts";
import { useGraphShow } from "./graph-states.ts";

/** A longer list is made when somebody enters it: who looks at the canvas does not wait for it. */
const LONG = 200;

interface GraphListProps {
  readonly structure: DagStructure;
  readonly onSelect: (taskId: string) => void;
}

/** The graph as a list, for whoever does not see a canvas: it comes into sight when the focus enters it. */
export function GraphList({ structure, onSelect }: GraphListProps) {
  const { t } = useTranslation();
  const { instances, hasRun } = useGraphShow();
  const [isOpen, setIsOpen] = useState(structure.tasks.length <= LONG);
  return (
    <nav className="graph-list" aria-label={t("graph.asList")}>
      <h2 className="section-title">{t("graph.asList")}</h2>
      {isOpen ? (
        <ul>
          {structure.tasks.map((task) => (
            <li key={task.task_id}>
              <button type="button" onClick={() => onSelect(task.task_id)}>
                <span className="mono">{task.task_id}</span>
                {hasRun && <span className="meta"> {t(`state.${instances.get(task.task_id)?.state ?? "none"}`)}</span>}
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <button type="button" onClick={() => setIsOpen(true)}>
          {t("grid.tasks", { count: structure.tasks.length })}
        </button>
      )}
    </nav>
  );
}
