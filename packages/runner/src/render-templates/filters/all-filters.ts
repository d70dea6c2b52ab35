import type { Filter } from "../evaluate/environment.ts";
import { DATE_FILTERS } from "./date-filters.ts";
import { HTML_FILTERS } from "./html-filters.ts";
import { LIST_FILTERS } from "./list-filters.ts";
import { NUMBER_FILTERS } from "./number-filters.ts";
import { TEXT_FILTERS } from "./text-filters.ts";

/** Every filter a template has without its Dag's own. */
export const ALL_FILTERS: ReadonlyMap<string, Filter> = new Map([
  ...TEXT_FILTERS,
  ...LIST_FILTERS,
  ...NUMBER_FILTERS,
  ...HTML_FILTERS,
  ...DATE_FILTERS,
]);
