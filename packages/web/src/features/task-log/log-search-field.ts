/** The id of the search field of a log. */
export const LOG_SEARCH_FIELD = "log-search";
