import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type LucideIcon, Workflow } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dagsQuery } from "../../api/queries.ts";
import { Keycap } from "../../components/button.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { useNavigationEntries } from "./navigation-entries.ts";

/** Dags on show; pages come beside them. */
const SHOWN_DAGS = 8;

/** Something that the dialog leads to. */
interface Hit {
  readonly key: string;
  readonly icon: LucideIcon;
  readonly name: string;
  readonly isId: boolean;
  readonly meta: string | null;
  readonly go: () => unknown;
}

/** Finds a Dag or a page by a part of its name and goes there. */
export function JumpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const { hits, isComplete } = useHits(text);

  const go = (hit: Hit | undefined) => {
    if (hit === undefined) return;
    onClose();
    void hit.go();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    if (event.key === "Enter") go(hits[chosen]);
    else if (step === 0) return;
    else setChosen((chosen + step + hits.length) % Math.max(1, hits.length));
    event.preventDefault();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      size={560}
      yOffset="12vh"
      attributes={{ content: { "aria-label": t("jump.title") } }}
    >
      <div className="jump">
        <SearchField
          id="jump-field"
          label={t("jump.title")}
          value={text}
          onChange={(value) => {
            setText(value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Hits hits={hits} chosen={chosen} onChoose={setChosen} onGo={go} />
        {isComplete && hits.length === 0 && <p className="jump-empty">{t("jump.noHit", { text })}</p>}
      </div>
    </Modal>
  );
}

/** The pages and Dags that match; without a text the Dags come first, because they are what people look for. */
function useHits(text: string): { readonly hits: readonly Hit[]; readonly isComplete: boolean } {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const dags = useQuery(dagsQuery({ search: text === "" ? undefined : text }));
  const searched = text.toLocaleLowerCase();
  const pageHits = useNavigationEntries()
    .map((entry) => ({ entry, name: t(`navigation.${entry.words}`) }))
    // The address is English in every language.
    .filter(({ entry, name }) => `${name} ${entry.to}`.toLocaleLowerCase().includes(searched))
    .map(({ entry, name }): Hit => {
      const { to, icon } = entry;
      return { key: `page ${to}`, icon, name, isId: false, meta: null, go: () => navigate({ to }) };
    });
  const dagHits = (dags.data?.dags ?? []).slice(0, SHOWN_DAGS).map(({ dag_id: dagId, description }): Hit => {
    const go = () => navigate({ to: "/dags/$dagId", params: { dagId } });
    return { key: `dag ${dagId}`, icon: Workflow, name: dagId, isId: true, meta: description, go };
  });
  return {
    hits: text === "" ? [...dagHits, ...pageHits] : [...pageHits, ...dagHits],
    isComplete: dags.isSuccess,
  };
}

interface HitsProps {
  readonly hits: readonly Hit[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onGo: (hit: Hit) => void;
}

function Hits({ hits, chosen, onChoose, onGo }: HitsProps) {
  return (
    <ul className="jump-hits">
      {hits.map((hit, index) => (
        <li key={hit.key}>
          <button
            type="button"
            className={index === chosen ? "jump-hit jump-hit-on" : "jump-hit"}
            onMouseMove={() => onChoose(index)}
            onClick={() => onGo(hit)}
          >
            <hit.icon size={14} />
            <span className={hit.isId ? "mono strong cut" : "strong cut"}>{hit.name}</span>
            <span className="meta cut fill">{hit.meta}</span>
            {index === chosen && <Keycap>↵</Keycap>}
          </button>
        </li>
      ))}
    </ul>
  );
}
