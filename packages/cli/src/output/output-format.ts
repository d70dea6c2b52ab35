/** How rows may be printed. */
export const OUTPUT_FORMATS = ["table", "json", "yaml", "plain"] as const;

/** One of {@link OUTPUT_FORMATS}. */
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];
