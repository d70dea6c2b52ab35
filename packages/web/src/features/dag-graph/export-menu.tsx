import { Menu } from "@mantine/core";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { toastDone } from "../../components/toast.tsx";
import { graphToSvg, saveFile, svgToPng } from "./export-graph.ts";
import type { GraphLayout } from "./graph-layout.ts";
import type { GraphModel } from "./graph-model.ts";
import { stateOfNode, useGraphShow } from "./graph-states.ts";

interface ExportMenuProps {
  readonly dagId: string;
  readonly model: GraphModel;
  readonly layout: GraphLayout;
}

/** Saves the whole graph as a picture, as it is folded and in the theme of the moment. */
export function ExportMenu({ dagId, model, layout }: ExportMenuProps) {
  const { t } = useTranslation();
  const show = useGraphShow();
  const draw = () => {
    const tokens = getComputedStyle(document.documentElement);
    return graphToSvg({
      model,
      layout,
      stateOf: (node) => stateOfNode(node, show),
      colorOf: (token) => tokens.getPropertyValue(token).trim(),
    });
  };
  const saved = (name: string) => toastDone({ title: t("graphMore.saved", { name }) });
  return (
    <Menu position="right-end">
      <Menu.Target>
        <button type="button" className="icon-button" aria-label={t("graphMore.export")} title={t("graphMore.export")}>
          <Download size={16} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          onClick={() => {
            saveFile(`${dagId}.svg`, new Blob([draw()], { type: "image/svg+xml" }));
            saved(`${dagId}.svg`);
          }}
        >
          SVG
        </Menu.Item>
        <Menu.Item
          onClick={() =>
            void svgToPng(draw()).then((picture) => {
              saveFile(`${dagId}.png`, picture);
              saved(`${dagId}.png`);
            })
          }
        >
          PNG
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
