/** Whose weights count for a task's priority: Airflow's own strings. */
export const WEIGHT_RULES = ["downstream", "upstream", "absolute"] as const;

/** Whose weights count for a task's priority. */
export type WeightRule = (typeof WEIGHT_RULES)[number];
