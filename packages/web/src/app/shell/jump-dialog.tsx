import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Workflow } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dagsQuery } from "../../api/queries.ts";
import type { DagListItem } from "../../api/ui-shapes.ts";
import { Keycap } from "../../components/button.tsx";
import { SearchField } from "../../components/search-field.tsx";

const SHOWN = 8;

/** Finds a Dag by a part of its name and goes there. */
export function JumpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const page = useQuery(dagsQuery({ search: text === "" ? undefined : text }));
  const dags = page.data?.dags.slice(0, SHOWN) ?? [];

  const go = (dagId: string | undefined) => {
    if (dagId === undefined) return;
    onClose();
    void navigate({ to: "/dags/$dagId", params: { dagId } });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    if (event.key === "Enter") go(dags[chosen]?.dag_id);
    else if (step === 0) return;
    else setChosen((chosen + step + dags.length) % Math.max(1, dags.length));
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
        <Hits dags={dags} chosen={chosen} onChoose={setChosen} onGo={go} />
        {page.isSuccess && dags.length === 0 && <p className="jump-empty">{t("jump.noHit", { text })}</p>}
      </div>
    </Modal>
  );
}

interface HitsProps {
  readonly dags: readonly DagListItem[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onGo: (dagId: string) => void;
}

function Hits({ dags, chosen, onChoose, onGo }: HitsProps) {
  return (
    <ul className="jump-hits">
      {dags.map((dag, index) => (
        <li key={dag.dag_id}>
          <button
            type="button"
            className={index === chosen ? "jump-hit jump-hit-on" : "jump-hit"}
            onMouseMove={() => onChoose(index)}
            onClick={() => onGo(dag.dag_id)}
          >
            <Workflow size={14} />
            <span className="mono strong cut">{dag.dag_id}</span>
            <span className="meta cut fill">{dag.description}</span>
            {index === chosen && <Keycap>↵</Keycap>}
          </button>
        </li>
      ))}
    </ul>
  );
}
