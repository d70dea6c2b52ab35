import { Plus, X } from "lucide-react";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import "./chip.css";

interface ChipProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly isOn?: boolean;
  readonly count?: number;
  readonly mark?: ReactNode;
}

/** A filter with a value that is on or off. */
export function Chip({ isOn = false, count, mark, children, className, ...rest }: ChipProps) {
  return (
    <button type="button" aria-pressed={isOn} {...rest} className={`chip ${isOn ? "chip-on" : ""} ${className ?? ""}`}>
      {mark}
      {children}
      {count !== undefined && <span className="chip-count">{count.toLocaleString("en")}</span>}
    </button>
  );
}

/** A filter that has no value yet: a press offers the values. */
export function AddFilterChip({ children, className, ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" {...rest} className={`chip chip-add ${className ?? ""}`}>
      <Plus size={12} />
      {children}
    </button>
  );
}

/** A filter with its value; a press takes it away. */
export function ValueChip({
  label,
  value,
  mark,
  removeLabel,
  onRemove,
}: {
  readonly label: string;
  readonly value: string;
  readonly mark?: ReactNode;
  readonly removeLabel: string;
  readonly onRemove: () => void;
}) {
  return (
    <button type="button" className="chip chip-on" onClick={onRemove} aria-label={removeLabel}>
      {mark}
      {label}: {value}
      <X size={12} />
    </button>
  );
}

/** A small word on a quiet ground. */
export function Tag({ children }: { readonly children: ReactNode }) {
  return <span className="tag">{children}</span>;
}
