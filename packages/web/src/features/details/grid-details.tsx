import { useNavigate, useSearch } from "@tanstack/react-router";
import { NOTHING_SELECTED } from "../../app/search-params.ts";
import { SelectionDetails } from "./selection-details.tsx";

/** The details of what is selected in the grid; nothing without a selection. */
export function GridDetails() {
  const search = useSearch({ from: "/shell/dags/$dagId/" });
  const navigate = useNavigate({ from: "/dags/$dagId" });
  if (search.run === undefined) return null;
  return (
    <SelectionDetails
      runId={search.run}
      selection={search}
      onTab={(tab) => void navigate({ search: (known) => ({ ...known, tab }), replace: true })}
      onClose={() => void navigate({ search: (known) => ({ ...known, ...NOTHING_SELECTED }) })}
    />
  );
}
