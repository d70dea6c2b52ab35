import { CircleSlash, Pause } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Backfill, BackfillDateState, BackfillState } from "../../api/backfill-api.ts";
import { StateWord } from "../../components/state-badge.tsx";

const STATE_OF = { queued: "queued", running: "running", completed: "success", failed: "failed" } as const;

/** Where a back-fill stands, with a mark. */
export function BackfillStateWord({ state }: { readonly state: BackfillState }) {
  const { t } = useTranslation();
  const words = t(`backfills.states.${state}`);
  if (state !== "paused" && state !== "cancelled") return <StateWord state={STATE_OF[state]} words={words} />;
  return (
    <span className="state-word">
      {state === "paused" ? <Pause size={12} /> : <CircleSlash size={12} />}
      {words}
    </span>
  );
}

const PARTS = ["success", "failed", "left", "active", "planned"] as const satisfies readonly BackfillDateState[];

/** How far a back-fill has come, as a bar of its dates by where they stand. */
export function BackfillProgressBar({ progress }: { readonly progress: Backfill["progress"] }) {
  const { t } = useTranslation();
  const total = Math.max(1, progress.total ?? progress.done + progress.active + progress.planned);
  const words = PARTS.filter((part) => progress[part] > 0)
    .map((part) => `${progress[part]} ${t(`backfills.dateStates.${part}`)}`)
    .join(", ");
  return (
    <span className="backfill-bar" role="img" aria-label={words} title={words}>
      {PARTS.map((part) => (
        <i key={part} className={`backfill-part-${part}`} style={{ width: `${(progress[part] / total) * 100}%` }} />
      ))}
    </span>
  );
}

/** "3 of 14". */
export function BackfillProgressWords({ progress: { done, total } }: { readonly progress: Backfill["progress"] }) {
  const { t } = useTranslation();
  return <>{total === null ? t("backfills.doneSoFar", { done }) : t("backfills.doneOf", { done, total })}</>;
}
