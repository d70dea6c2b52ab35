import { Star } from "lucide-react";
import { useTranslation } from "react-i18next";
import { changePreferences, usePreferences } from "../../app/preferences.ts";
import "./favorite-button.css";

/** Makes a Dag a favorite of this browser, or no longer one. */
export function FavoriteButton({ dagId }: { readonly dagId: string }) {
  const { t } = useTranslation();
  const { favoriteDags } = usePreferences();
  const isFavorite = favoriteDags.includes(dagId);
  const toggle = () =>
    changePreferences({
      favoriteDags: isFavorite ? favoriteDags.filter((each) => each !== dagId) : [...favoriteDags, dagId],
    });
  return (
    <button
      type="button"
      className={isFavorite ? "favorite favorite-on" : "favorite"}
      aria-label={t("dagList.favorite", { dag: dagId })}
      aria-pressed={isFavorite}
      onClick={toggle}
    >
      <Star size={14} />
    </button>
  );
}
