import { stateReason } from "@baram/domain";
/** Why a mapped task without elements is skipped. */
export const EMPTY_LIST_REASON = stateReason("empty-list");
