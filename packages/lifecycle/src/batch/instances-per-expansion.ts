/** How many instances of one task a transaction inserts or looks at; the rest follows in transactions of their own. */
export const INSTANCES_PER_EXPANSION = 500;
