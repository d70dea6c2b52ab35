import { Code, Copy, FolderSync } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { CodeText } from "../../components/code-text.tsx";
import { Logo } from "../../components/logo.tsx";

const FIRST_DAG = `import { BashOperator, Dag } from "baram";

export default new Dag("hello", { startDate: "2026-11-20", schedule: "@daily" }, () => {
  new BashOperator({ taskId: "say_hello", bashCommand: "echo 'Hello from Baram'" });
});
`;

/** In place of an empty list: the first Dag to copy into the folder that the server watches. */
export function FirstRun() {
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(FIRST_DAG);
    setIsCopied(true);
  };
  return (
    <div className="first-run">
      <Logo size={84} />
      <h2>{t("firstRun.title")}</h2>
      <p className="secondary">{t("firstRun.words")}</p>
      <div className="first-run-file">
        <div className="first-run-head">
          <Code size={16} />
          <span className="mono">{t("firstRun.file")}</span>
          <span className="fill" />
          <Button look="primary" size="small" icon={<Copy size={14} />} onClick={() => void copy()}>
            {isCopied ? t("act.copied") : t("act.copy")}
          </Button>
        </div>
        <CodeText code={FIRST_DAG} />
      </div>
      <div className="first-run-fact">
        <FolderSync size={16} />
        <div>
          <div className="strong">{t("firstRun.watching")}</div>
          <div className="small meta">{t("firstRun.watchingWords")}</div>
        </div>
      </div>
    </div>
  );
}
