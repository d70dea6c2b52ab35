import type { TaskInstanceState } from "@baram/domain";
import { useTranslation } from "react-i18next";
import { StateMark } from "../../design/state-mark.tsx";

const STATES: readonly TaskInstanceState[] = [
  "success",
  "running",
  "failed",
  "upstream_failed",
  "skipped",
  "up_for_retry",
  "deferred",
  "queued",
  "none",
];

/** What the marks of the grid mean. */
export function GridLegend() {
  const { t } = useTranslation();
  return (
    <footer className="grid-legend">
      {STATES.map((state) => (
        <span key={state}>
          {state === "success" ? <i className="run-count-square" /> : <StateMark state={state} size={12} />}
          {t(`state.${state}`)}
        </span>
      ))}
    </footer>
  );
}
