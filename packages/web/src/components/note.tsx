import type { ReactNode } from "react";
import "./note.css";

interface NoteProps {
  readonly tone?: "danger" | "warn" | "info";
  readonly icon?: ReactNode;
  readonly act?: ReactNode;
  readonly children: ReactNode;
}

/** A short message in the page, beside what it is about. */
export function Note({ tone, icon, act, children }: NoteProps) {
  return (
    <div className={tone === undefined ? "note" : `note note-${tone}`}>
      {icon !== undefined && <span className="note-icon">{icon}</span>}
      <div className="fill">{children}</div>
      {act}
    </div>
  );
}
