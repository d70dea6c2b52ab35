import { useMutation } from "@tanstack/react-query";
import { CircleCheck, PlugZap, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type ConnectionToSend, testConnection } from "../../api/settings-api.ts";
import type { ConnectionType } from "../../api/settings-shapes.ts";
import { useRights } from "../../app/session.ts";
import { Button } from "../../components/button.tsx";
import { problemWords } from "../../components/page-state.tsx";
import "./connections.css";

interface ConnectionTestPanelProps {
  readonly connection: ConnectionToSend;
  readonly type: ConnectionType | undefined;
  readonly canTest: boolean;
  readonly isReady: boolean;
}

/** Tries out what stands in the form, stored or not, and says what the provider found. */
export function ConnectionTestPanel({ connection, type, canTest, isReady }: ConnectionTestPanelProps) {
  const { t } = useTranslation();
  const rights = useRights();
  const test = useMutation({ mutationFn: testConnection });
  // What was found out is about what was tried, and says nothing of what was typed since.
  const isSame = JSON.stringify(test.variables) === JSON.stringify(connection);
  if (!rights.has("can_create Connections")) return null;
  const canBeTested = canTest && type?.can_test === true;
  return (
    <section className="settings-panel">
      <h2 className="section-title">{t("admin.connection.testTitle")}</h2>
      <p className="secondary">
        {!canTest
          ? t("admin.connection.testOff", { option: "[core] test_connection = Enabled" })
          : canBeTested
            ? t("admin.connection.testWords")
            : t("admin.connection.testNone", { type: type?.label ?? connection.conn_type })}
      </p>
      {canBeTested && (
        <div>
          <Button
            icon={<PlugZap size={14} />}
            disabled={!isReady || test.isPending}
            onClick={() => test.mutate(connection)}
          >
            {test.isPending ? t("admin.connection.testing") : t("admin.test")}
          </Button>
        </div>
      )}
      {isSame && <TestAnswer isPending={test.isPending} answer={test.data} error={test.error} />}
    </section>
  );
}

interface TestAnswerProps {
  readonly isPending: boolean;
  readonly answer: { readonly status: boolean; readonly message: string } | undefined;
  readonly error: Error | null;
}

function TestAnswer({ isPending, answer, error }: TestAnswerProps) {
  const { t } = useTranslation();
  if (isPending || (answer === undefined && error === null)) return null;
  const works = answer?.status === true;
  const words = error === null ? (answer?.message ?? "") : problemWords(error, t("error.noAnswer"));
  return (
    <div
      className={works ? "connection-test-answer connection-test-works" : "connection-test-answer"}
      role={works ? "status" : "alert"}
    >
      {works ? <CircleCheck size={16} /> : <TriangleAlert size={16} />}
      <span>
        <b className="strong">{works ? t("admin.connection.testWorks") : t("admin.connection.testFails")}</b>
        <br />
        {words}
      </span>
    </div>
  );
}
