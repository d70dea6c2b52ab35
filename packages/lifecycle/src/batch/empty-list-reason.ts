/** Why a mapped task without elements is skipped. */
export const EMPTY_LIST_REASON = "What the task is mapped over is empty.";
