import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from "react";
import "./tabs.css";

interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: ReactNode;
  readonly count?: number | undefined;
}

interface TabsProps<Name extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly active: Name;
  readonly onChange: (name: Name) => void;
  readonly className?: string;
}

/** A row of tabs inside a page; arrows move between them. The address keeps which one is open. */
export function Tabs<Name extends string>({ label, tabs, active, onChange, className }: TabsProps<Name>) {
  const row = useOpenTabInSight<HTMLDivElement>(active);
  const move = (event: KeyboardEvent<HTMLButtonElement>) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const next = tabs[(tabs.findIndex((tab) => tab.name === active) + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.name);
    event.currentTarget.parentElement?.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus();
  };
  return (
    <div ref={row} className={`tabs ${className ?? ""}`} role="tablist" aria-label={label}>
      {tabs.map((tab) => (
        <button
          key={tab.name}
          type="button"
          role="tab"
          data-tab={tab.name}
          aria-selected={tab.name === active}
          tabIndex={tab.name === active ? 0 : -1}
          className={tab.name === active ? "tab tab-on" : "tab"}
          onClick={() => onChange(tab.name)}
          onKeyDown={move}
        >
          {tab.label}
          {tab.count !== undefined && <span className="tab-count">{tab.count.toLocaleString("en")}</span>}
        </button>
      ))}
    </div>
  );
}

/** A row of tabs that does not fit, as on a phone, is moved until the open one can be seen. */
export function useOpenTabInSight<Row extends HTMLElement>(open: string): RefObject<Row | null> {
  const row = useRef<Row>(null);
  useEffect(() => {
    row.current?.querySelector(".tab-on")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [open]);
  return row;
}
