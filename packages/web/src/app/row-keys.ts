import { useKeys } from "./keyboard.ts";

/** What a row of a list leads to: its first link or button. */
const ROW_HANDLES = "main :is(.table tbody tr, .pool)";

function handles(): readonly HTMLElement[] {
  return [...document.querySelectorAll(ROW_HANDLES)].flatMap(
    (row) => row.querySelector<HTMLElement>("a, button") ?? [],
  );
}

/**
 * `j`, `k` and the arrows move over the rows of the list on show. What they move is the focus, so that Enter opens a row
 * and a screen reader tells where it is.
 */
export function useRowKeys(): void {
  const move = (step: number) => {
    const rows = handles();
    const at = rows.findIndex((row) => row === document.activeElement);
    // From elsewhere the first step leads to the first row, whichever way it goes.
    const next = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
    rows[next]?.focus();
    rows[next]?.scrollIntoView({ block: "nearest" });
    return rows.length === 0 ? "pass-on" : undefined;
  };
  // Elsewhere arrows are for what has the focus: a part that scrolls, a choice, a chart.
  const moveByArrow = (step: number) => {
    const { activeElement } = document;
    const isFree = activeElement === document.body || handles().some((row) => row === activeElement);
    return isFree ? move(step) : "pass-on";
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => moveByArrow(1),
    ArrowUp: () => moveByArrow(-1),
  });
}
