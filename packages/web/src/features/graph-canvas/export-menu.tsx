import { Menu } from "@mantine/core";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { saveFile } from "../../components/save-file.ts";
import { toastDone } from "../../components/toast.tsx";
import type { LaidOutProps } from "./canvas-props.ts";
import { graphToSvg, svgToPng } from "./export-graph.ts";
import { tokenColors } from "./far-drawing.ts";
import type { GraphItem, GraphLink } from "./graph-parts.ts";

/** Saves the whole graph as a picture, as it is folded and in the theme of the moment. */
export function ExportMenu<Item extends GraphItem, Link extends GraphLink>(props: LaidOutProps<Item, Link>) {
  const { t } = useTranslation();
  const { fileName } = props;
  const draw = () => graphToSvg({ ...props, colorOf: tokenColors() });
  const save = (ending: "svg" | "png", content: string | Blob) => {
    const name = `${fileName}.${ending}`;
    saveFile({ name, content, type: ending === "svg" ? "image/svg+xml" : "image/png" });
    toastDone({ title: t("graphMore.saved", { name }) });
  };
  return (
    <Menu position="right-end">
      <Menu.Target>
        <button type="button" className="icon-button" aria-label={t("graphMore.export")} title={t("graphMore.export")}>
          <Download size={16} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save("svg", draw())}>SVG</Menu.Item>
        <Menu.Item onClick={() => void svgToPng(draw()).then((picture) => save("png", picture))}>PNG</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
