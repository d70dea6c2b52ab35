import type { RunsSearch } from "../../app/search-params.ts";
import { RunFilters } from "./run-filters.tsx";

interface RunFilterBarProps {
  readonly search: RunsSearch;
  readonly onChange: (changed: RunsSearch) => void;
}

/** Above the table of runs: what narrows it. */
export function RunFilterBar({ search, onChange }: RunFilterBarProps) {
  return (
    <div className="view-bar">
      <RunFilters search={search} onChange={onChange} />
    </div>
  );
}
