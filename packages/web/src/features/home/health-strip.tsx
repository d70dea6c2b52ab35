import { Link } from "@tanstack/react-router";
import { Cpu, Database, type LucideIcon, Radio, Server, TriangleAlert, Workflow } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { HomeAnswer, Processes } from "../../api/overview-shapes.ts";
import { useNow } from "../../app/clock.ts";
import { secondsFrom, useTimeWords } from "../../app/use-time.ts";
import { StateMark } from "../../design/state-mark.tsx";

/** A run that is due for longer tells that nothing moves, however alive the processes are. */
const LATE_SECONDS = 30;

/** Whether each part of the installation is alive and gets on. */
export function HealthStrip({ home }: { readonly home: HomeAnswer }) {
  const { t } = useTranslation();
  const { health, waiting } = home;
  const late = useLateness(home);
  const awaited = waiting.reasons.find(({ kind }) => kind === "trigger")?.count ?? 0;
  const { database } = health;
  return (
    <section className="health" aria-label={t("home.health")}>
      <Part
        icon={Server}
        name={t("home.scheduler")}
        isWell={isAlive(health.scheduler) && late === null}
        fact={<AliveCount processes={health.scheduler} />}
        more={late ?? <HeardOf processes={health.scheduler} />}
      />
      <Part
        icon={Cpu}
        name={t("home.workers")}
        isWell={isAlive(health.scheduler)}
        fact={t("home.slotsOf", { used: waiting.slots_in_use, total: waiting.parallelism })}
        more={<Share used={waiting.slots_in_use} total={waiting.parallelism} />}
      />
      <Part
        icon={Radio}
        name={t("home.triggerer")}
        isWell={isAlive(health.triggerer) || awaited === 0}
        fact={<AliveCount processes={health.triggerer} />}
        more={t("home.triggers", { count: awaited })}
      />
      <Part
        icon={Workflow}
        name={t("home.dagFiles")}
        isWell={health.import_errors === 0 && isAlive(health.dag_processor)}
        fact={t("home.dags", { count: health.active_dags })}
        more={
          health.import_errors === 0 ? (
            t("home.noImportErrors")
          ) : (
            <Link to="/import-errors" className="link">
              {t("home.importErrors", { count: health.import_errors })}
            </Link>
          )
        }
      />
      <Part
        icon={Database}
        name={t("home.database")}
        isWell
        fact={database.kind === "postgres" ? "PostgreSQL" : "SQLite"}
        more={t("home.databaseTime", { time: `${Math.max(0.1, database.milliseconds).toFixed(1)} ms` })}
      />
    </section>
  );
}

interface PartProps {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly isWell: boolean;
  readonly fact: ReactNode;
  readonly more: ReactNode;
}

function Part({ icon: Icon, name, isWell, fact, more }: PartProps) {
  const { t } = useTranslation();
  return (
    <div className="health-part">
      <h2 className="health-name">
        <Icon size={14} />
        {name}
        <span className="fill" />
        <span className={isWell ? "health-mark" : "health-mark health-mark-warn"}>
          {isWell ? <StateMark state="success" size={14} /> : <TriangleAlert size={15} />}
          <span className="visually-hidden">{isWell ? t("home.healthy") : t("home.unhealthy")}</span>
        </span>
      </h2>
      <p className="health-fact">{fact}</p>
      <p className="small meta cut">{more}</p>
    </div>
  );
}

function AliveCount({ processes }: { readonly processes: Processes }) {
  const { t } = useTranslation();
  const { alive, registered } = processes;
  return registered === 0 ? t("home.notRunning") : t("home.aliveOf", { alive, total: registered });
}

function HeardOf({ processes }: { readonly processes: Processes }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const now = useNow();
  const at = processes.latest_heartbeat;
  return at === null ? t("home.neverHeardOf") : t("home.heardOf", { relative: time.relative(at, now) });
}

function Share({ used, total }: { readonly used: number; readonly total: number }) {
  return (
    <span className="health-share" aria-hidden="true">
      <i style={{ width: `${Math.min(100, (used / Math.max(1, total)) * 100)}%` }} />
    </span>
  );
}

function isAlive({ alive, registered }: Processes): boolean {
  return alive > 0 && alive === registered;
}

function useLateness(home: HomeAnswer): string | null {
  const { t } = useTranslation();
  const time = useTimeWords();
  const now = useNow();
  const first = home.next_due[0];
  if (first === undefined) return null;
  const seconds = secondsFrom(first.run_after, null, now);
  return seconds < LATE_SECONDS ? null : t("home.late", { duration: time.duration(seconds) });
}
