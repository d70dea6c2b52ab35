import { oneOf, type RawSearch, text } from "./search-values.ts";

/** Which list of the page of users and roles is open, and what users are looked for. */
export interface UsersSearch {
  readonly tab?: "users" | "roles" | undefined;
  readonly search?: string | undefined;
}

export function parseUsersSearch(raw: RawSearch): UsersSearch {
  return { tab: oneOf(raw["tab"], ["users", "roles"] as const), search: text(raw["search"]) };
}
