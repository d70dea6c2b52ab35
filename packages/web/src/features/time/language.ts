/** The languages of the UI. */
export type Language = "en" | "ko";

/** How a language calls itself, for the menu that chooses one. */
export const LANGUAGE_NAMES = { en: "English", ko: "한국어" } as const satisfies Record<Language, string>;
