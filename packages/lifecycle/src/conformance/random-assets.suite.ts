import type { SerializedAssetCondition } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { listAssetEventsOfDagRun } from "@baram/metadata-store";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createAssetTriggeredDagRuns } from "../create-asset-triggered-dag-runs.ts";
import type { LifecycleFixture } from "../lifecycle.fixture.ts";
import { recordAssetEvents } from "../record-asset-events.ts";
import { setDagPaused } from "../set-dag-paused.ts";
import { NaiveAssets } from "./naive-assets.fixture.ts";

const CASES = 40;

const reference = fc.constantFrom("a", "b", "c", "alias:x", "alias:y");

/** `["all", "a", ["any", "b", "alias:x"]]` */
type Condition = string | readonly ["all" | "any", ...Condition[]];

const condition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    reference,
    fc
      .tuple(
        fc.constantFrom("all" as const, "any" as const),
        fc.array(tie("condition"), { minLength: 1, maxLength: 3 }),
      )
      .map(([kind, parts]): Condition => [kind, ...parts]),
  ),
})).condition;

const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("update" as const), uri: fc.constantFrom("a", "b", "c", "d") }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("updateUnder" as const),
      uri: fc.constantFrom("a", "d", "e"),
      alias: fc.constantFrom("x", "y"),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("look" as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("finish" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("pause" as const), isPaused: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("change" as const), condition }) },
);

const history = fc.record({
  condition,
  maxActiveRuns: fc.integer({ min: 1, max: 3 }),
  acts: fc.array(act, { minLength: 10, maxLength: 25, size: "max" }),
});

type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;
type Act = History["acts"][number];

/** What is noted event by event comes to the same as a look at everything that happened. `fixture` gives the test's own. */
export function describeRandomAssets(fixture: () => LifecycleFixture): void {
  test("any Dag that waits for assets gets the runs that its whole history makes due", async () => {
    let count = 0;
    const property = fc.asyncProperty(history, async (given) => {
      count += 1;
      await new Consumer(fixture(), given, count).play();
    });
    await fc.assert(property, { numRuns: CASES });

    expect(count).toBe(CASES);
  });
}

/** A consumer with its assets, under names that no other one has. */
class Consumer {
  readonly #fixture: LifecycleFixture;
  readonly #given: History;
  readonly #number: number;
  readonly #naive: NaiveAssets;

  constructor(fixture: LifecycleFixture, given: History, number: number) {
    this.#fixture = fixture;
    this.#given = given;
    this.#number = number;
    this.#naive = new NaiveAssets(this.#serialize(given.condition), given.maxActiveRuns);
  }

  async play(): Promise<void> {
    await this.#store(this.#given.condition);
    for (const each of this.#given.acts) {
      this.#fixture.pass(1);
      await this.#do(each);
      expect(await this.#noted()).toEqual(this.#naive.noted);
      expect(await this.#runs()).toEqual(this.#naive.runs);
    }
  }

  async #do(each: Act): Promise<void> {
    const { store, now } = this.#fixture;
    switch (each.kind) {
      case "update":
        return this.#update(each.uri, []);
      case "updateUnder":
        return this.#update(each.uri, [each.alias]);
      case "look":
        await store.transaction((transaction) =>
          createAssetTriggeredDagRuns(transaction, { dagIds: [this.#dagId], now }),
        );
        return this.#naive.look();
      case "finish":
        await this.#fixture.startRuns();
        if (!this.#naive.isPaused) this.#naive.activeRuns = 0;
        return;
      case "pause":
        await store.transaction((transaction) =>
          setDagPaused(transaction, { dagId: this.#dagId, isPaused: each.isPaused, now }),
        );
        this.#naive.isPaused = each.isPaused;
        return;
      case "change":
        await this.#store(each.condition);
        return this.#naive.change(this.#serialize(each.condition));
    }
  }

  async #update(name: string, aliases: readonly string[]): Promise<void> {
    const { store, now } = this.#fixture;
    const uri = this.#named(name);
    const aliasNames = aliases.map((alias) => this.#named(alias));
    const updates = [{ uri, extra: {}, aliasNames, source: null }];
    await store.transaction((transaction) => recordAssetEvents(transaction, { updates, now }));
    this.#naive.update({ uri, aliasNames, at: now });
  }

  /** Its one task is settled with the start of its run. */
  async #store(written: Condition): Promise<void> {
    const schedule = { kind: "assets", condition: this.#serialize(written) } as const;
    const { maxActiveRuns } = this.#given;
    const tasks = [aTask("a", { kind: "empty" })];
    await this.#fixture.storeDag(aDag({ tasks, given: { dagId: this.#dagId, schedule, maxActiveRuns } }));
  }

  #serialize(written: Condition): SerializedAssetCondition {
    if (typeof written !== "string") {
      const [kind, ...parts] = written;
      return { kind, of: parts.map((part) => this.#serialize(part)) };
    }
    if (written.startsWith("alias:")) return { kind: "alias", name: this.#named(written.slice("alias:".length)) };
    return { kind: "asset", uri: this.#named(written), extra: {} };
  }

  get #dagId(): string {
    return `consumer${this.#number}`;
  }

  #named(name: string): string {
    return `x-${this.#number}:${name}`;
  }

  async #noted(): Promise<readonly string[]> {
    const rows = await this.#fixture.store.reader
      .selectFrom("assetUpdateNoted as noted")
      .innerJoin("asset", "asset.id", "noted.assetId")
      .select("asset.uri")
      .where("noted.dagId", "=", this.#dagId)
      .execute();
    return rows.map(({ uri }) => uri).toSorted();
  }

  async #runs() {
    const { reader } = this.#fixture.store;
    const rows = await reader
      .selectFrom("dagRun")
      .select(["id", "logicalDate"])
      .where("dagId", "=", this.#dagId)
      .orderBy("logicalDate")
      .execute();
    const all = await reader
      .selectFrom("assetEvent")
      .innerJoin("asset", "asset.id", "assetEvent.assetId")
      .select("assetEvent.id")
      .where("asset.uri", "like", `x-${this.#number}:%`)
      .orderBy("assetEvent.id")
      .execute();
    const numbers = new Map(all.map(({ id }, number) => [id, number]));
    return Promise.all(
      rows.map(async ({ id, logicalDate }) => {
        const events = await listAssetEventsOfDagRun(reader, { dagRunId: id });
        return { logicalDate, events: events.map((event) => numbers.get(event.id)) };
      }),
    );
  }
}
