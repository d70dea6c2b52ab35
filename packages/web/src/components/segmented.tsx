import type { ReactNode } from "react";
import "./segmented.css";

interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
}

interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly segments: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
  readonly isBig?: boolean;
}

/** One choice out of a few that are all on show. */
export function Segmented<Value extends string>({ label, value, segments, onChange, isBig }: SegmentedProps<Value>) {
  return (
    <div className={`segmented ${isBig === true ? "segmented-big" : ""}`} role="group" aria-label={label}>
      {segments.map((segment) => (
        <button
          key={segment.value}
          type="button"
          aria-pressed={segment.value === value}
          className={segment.value === value ? "segment segment-on" : "segment"}
          onClick={() => onChange(segment.value)}
        >
          {segment.label}
        </button>
      ))}
    </div>
  );
}
