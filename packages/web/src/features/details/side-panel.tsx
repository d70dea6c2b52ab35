import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { changePreferences, usePreferences } from "../../app/preferences.ts";
import "./details.css";

const LEAST = 400;
const MOST = 760;
const STEP = 24;

function bounded(width: number): number {
  return Math.round(Math.min(MOST, Math.max(LEAST, width)));
}

/** The place for details beside a view; its edge is dragged, or moved with arrows, and its width is remembered. */
export function SidePanel({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { detailsWidth } = usePreferences();
  const [dragged, setDragged] = useState<number | null>(null);
  const width = dragged ?? detailsWidth;
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    setDragged(bounded(window.innerWidth - event.clientX));
  };
  const drop = () => {
    if (dragged !== null) changePreferences({ detailsWidth: dragged });
    setDragged(null);
  };
  const move = (event: KeyboardEvent) => {
    const step = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    changePreferences({ detailsWidth: bounded(width + step) });
  };
  return (
    <aside className="side-panel" aria-label={t("details.label")} style={{ width }}>
      <div
        className="side-panel-edge"
        role="separator"
        aria-orientation="vertical"
        aria-label={t("grid.resize")}
        aria-valuenow={width}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onPointerUp={drop}
        onKeyDown={move}
      />
      {children}
    </aside>
  );
}
