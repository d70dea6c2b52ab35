/** How browsers word that a module, or the style that belongs to it, could not be fetched. */
const MISSING_CODE = [
  "Failed to fetch dynamically imported module",
  "error loading dynamically imported module",
  "Importing a module script failed",
  "Unable to preload CSS",
];

/** Whether an error says that the code of a page could not be fetched, as after an upgrade of the server. */
export function isMissingCode(error: Error): boolean {
  return MISSING_CODE.some((words) => error.message.includes(words));
}
