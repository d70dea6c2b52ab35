import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Keycap } from "../../components/button.tsx";
import { useNavigationEntries } from "./navigation-entries.ts";

const GROUPS = [
  { title: "everywhere", keys: { jump: "/", help: "?", navigation: "[", filter: "f", close: "Esc" } },
  { title: "lists", keys: { move: "j k", open: "Enter", trigger: "t", pause: "p" } },
  {
    title: "grid",
    keys: {
      move: "← ↑ ↓ →",
      firstLast: "Home End",
      fold: "← →",
      details: "Enter",
      clear: "c",
      logs: "l",
      mark: "m",
      nextFailed: "n",
    },
  },
  { title: "graph", keys: { zoom: "+ − 0", open: "Enter", clear: "c", logs: "l", mark: "m" } },
  { title: "log", keys: { nextHit: "n N", nextError: "e E", topEnd: "g G", wrap: "w", tryNumber: "1–9" } },
] as const;

/** Every key and what it does. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("keys.title")}
      size={680}
      closeButtonProps={{ "aria-label": t("act.close") }}
    >
      <div className="keys">
        {GROUPS.map((group) => (
          <section key={group.title}>
            <h3 className="section-title">{t(`keys.${group.title}`)}</h3>
            <dl>
              {Object.entries(group.keys).map(([name, keys]) => (
                <div key={name}>
                  <dt>
                    {keys.split(" ").map((each) => (
                      <Keycap key={each}>{each}</Keycap>
                    ))}
                  </dt>
                  <dd>{t(`keys.${name as "jump"}`)}</dd>
                </div>
              ))}
              {group.title === "everywhere" && <GoKeys />}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

/** The pages that have a key. */
function GoKeys() {
  const { t } = useTranslation();
  return useNavigationEntries().map(
    ({ goKey, words, to }) =>
      goKey !== undefined && (
        <div key={to}>
          <dt>
            <Keycap>g</Keycap>
            <Keycap>{goKey}</Keycap>
          </dt>
          <dd>{t("navigation.goTo", { page: t(`navigation.${words}`) })}</dd>
        </div>
      ),
  );
}
