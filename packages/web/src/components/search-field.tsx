import { Search } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Keycap } from "./button.tsx";
import "./search-field.css";

const SETTLE_MILLISECONDS = 180;

interface SearchFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly keycap?: string;
  readonly width?: number;
  readonly isSmall?: boolean;
  /** At the right end, instead of the key. */
  readonly trailing?: ReactNode;
  readonly onKeyDown?: (event: React.KeyboardEvent<HTMLInputElement>) => void;
}

/** A field that filters or searches what is on show; it tells its value when the typing settles. */
export function SearchField({
  id,
  label,
  value,
  onChange,
  keycap,
  width,
  isSmall,
  trailing,
  onKeyDown,
}: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [told, setTold] = useState(value);

  // The address may change without typing: Back, or "Clear filters".
  if (told !== value && typed === told) {
    setTold(value);
    setTyped(value);
  }

  useEffect(() => {
    if (typed === told) return undefined;
    const timer = setTimeout(() => {
      setTold(typed);
      onChange(typed);
    }, SETTLE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [typed, told, onChange]);

  return (
    <span className={`search-field ${isSmall === true ? "search-field-small" : ""}`} style={{ width }}>
      <Search size={14} />
      <input
        id={id}
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
          onKeyDown?.(event);
        }}
      />
      {trailing ?? (keycap !== undefined && <Keycap>{keycap}</Keycap>)}
    </span>
  );
}
