import type { QueryKey } from "@tanstack/react-query";

/** Reads again what is on show under a key; called often for the same key, it reads rarely. */
export type ReadAgain = (queryKey: QueryKey) => void;
