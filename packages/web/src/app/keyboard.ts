import { useEffect, useRef } from "react";
import { currentPreferences } from "./preferences.ts";

/** What each key does; the key is `KeyboardEvent.key`. An act that gives `"pass-on"` leaves the key to others as well. */
export type KeyBindings = Readonly<Record<string, (event: KeyboardEvent) => unknown>>;

function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Keys belong to a dialog or an open menu while there is one. */
function isBehindDialog(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}

/**
 * Single keys that act while the component is on show; never while somebody types or answers a dialog.
 * @param options `isFirst` asks these keys before those of every page, whichever of them came to be shown first.
 */
export function useKeys(bindings: KeyBindings, { isFirst = false }: { readonly isFirst?: boolean } = {}): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    // A dialog that Escape closes is gone before the key gets to the document, where it must not close more.
    let belongsToDialog = false;
    const onCapture = () => {
      belongsToDialog = isBehindDialog();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = latest.current[event.key];
      if (act === undefined || isTyping(event) || belongsToDialog) return;
      // Whoever speaks to the computer, or presses keys by chance, may turn single letters off.
      if (event.key.length === 1 && !currentPreferences().hasLetterKeys) return;
      if (act(event) !== "pass-on") event.preventDefault();
    };
    window.addEventListener("keydown", onCapture, { capture: true });
    document.addEventListener("keydown", onKeyDown, { capture: isFirst });
    return () => {
      window.removeEventListener("keydown", onCapture, { capture: true });
      document.removeEventListener("keydown", onKeyDown, { capture: isFirst });
    };
  }, [isFirst]);
}

/** Puts the cursor into a field when its key is pressed: `f` for the filter of a page. */
export function focusField(id: string): void {
  const field = document.getElementById(id);
  if (field instanceof HTMLInputElement) {
    field.focus();
    field.select();
  }
}
