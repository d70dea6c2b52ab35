import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { currentPreferences } from "../preferences.ts";
import { en } from "./en.ts";
import { ko } from "./ko.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "words";
    resources: { words: typeof en };
  }
}

/** The words in the language that was chosen; both tables are small enough to travel with the page. */
export function createI18n(): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: currentPreferences().language,
    fallbackLng: "en",
    defaultNS: "words",
    resources: { en: { words: en }, ko: { words: ko } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}
