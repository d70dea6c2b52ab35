import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { MetadataChange } from "../metadata-change.ts";
import { MetadataStore, type MetadataTransaction, noteChange } from "../metadata-store.ts";
import { createTestDatabase } from "./test-database.fixture.ts";

let one: MetadataStore;
let other: MetadataStore;
let url: string;

beforeEach(async () => {
  url = await createTestDatabase();
  one = new MetadataStore({ url });
  other = new MetadataStore({ url });
  await one.migrate();
});
afterEach(async () => {
  await one.close();
  await other.close();
});

/** What a store's subscribers hear, one at a time. */
class Ear {
  readonly heard: MetadataChange[] = [];
  #onChange: () => void = () => undefined;

  constructor(store: MetadataStore) {
    store.subscribe((changes) => {
      this.heard.push(...changes);
      this.#onChange();
    });
  }

  async until(kind: MetadataChange["kind"]): Promise<void> {
    while (!this.heard.some((change) => change.kind === kind)) {
      await new Promise<void>((resolve) => {
        this.#onChange = resolve;
      });
    }
  }
}

function commit(store: MetadataStore, change: MetadataChange): Promise<void> {
  return store.transaction(async (transaction) => noteChange(transaction, change));
}

/** Two of which the first knows of the other: until it does, it keeps what it commits to itself. */
async function acquaintedEars(): Promise<readonly [mine: Ear, theirs: Ear]> {
  const mine = new Ear(one);
  await mine.until("everything");
  mine.heard.length = 0;
  const theirs = new Ear(other);
  await Promise.all([mine.until("everything"), theirs.until("everything")]);
  return [mine, theirs];
}

test("what one process commits another hears, and itself only once", async () => {
  const [mine, theirs] = await acquaintedEars();

  await commit(one, { kind: "dag", dagId: "d" });
  await theirs.until("dag");
  // A change of the other way round has passed by whatever was told before.
  await commit(other, { kind: "importErrors" });
  await mine.until("importErrors");

  expect(mine.heard.filter(({ kind }) => kind === "dag")).toEqual([{ kind: "dag", dagId: "d" }]);
  expect(theirs.heard.filter(({ kind }) => kind === "dag")).toEqual([{ kind: "dag", dagId: "d" }]);
});

test("of two that did not know of one another both look at everything, and then hear", async () => {
  const mine = new Ear(one);
  await mine.until("everything");
  // Kept to itself: nobody was there.
  await commit(one, { kind: "dag", dagId: "alone" });
  mine.heard.length = 0;
  const theirs = new Ear(other);
  await Promise.all([mine.until("everything"), theirs.until("everything")]);

  await commit(one, { kind: "dag", dagId: "together" });
  await theirs.until("dag");
  expect(theirs.heard.filter(({ kind }) => kind === "dag")).toEqual([{ kind: "dag", dagId: "together" }]);
});

test("whoever comes third is heard by those who know one another", async () => {
  const [mine, theirs] = await acquaintedEars();
  await commit(one, { kind: "importErrors" });
  await theirs.until("importErrors");
  const third = new MetadataStore({ url });
  const thirds = new Ear(third);
  mine.heard.length = 0;
  await Promise.all([thirds.until("everything"), mine.until("everything")]);
  // Once it has heard that somebody is there.
  await commit(one, { kind: "importErrors" });
  await thirds.until("importErrors");

  await commit(third, { kind: "dag", dagId: "d" });
  await Promise.all([mine.until("dag"), theirs.until("dag")]);
  await third.close();
  expect(mine.heard).toContainEqual({ kind: "dag", dagId: "d" });
});

test("a process that ends has told what it committed last", async () => {
  const theirs = new Ear(other);
  await theirs.until("everything");
  await commit(one, { kind: "dag", dagId: "first" });
  await commit(one, { kind: "importErrors" });
  await one.close();

  await theirs.until("importErrors");
  expect(theirs.heard).toContainEqual({ kind: "dag", dagId: "first" });
});

test("whoever could not hear for a while is told to look at everything, and hears again", async () => {
  const theirs = new Ear(other);
  await theirs.until("everything");
  theirs.heard.length = 0;
  await one.transaction(async (transaction) => {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'baram changes' and datname = current_database()`.execute(transaction);
  });

  await theirs.until("everything");
  await commit(one, { kind: "dag", dagId: "d" });
  await theirs.until("dag");
  expect(theirs.heard).toEqual([{ kind: "everything" }, { kind: "dag", dagId: "d" }]);
});

test("transactions that get into one another's way are both carried out", async () => {
  const addTo = (name: string) => (transaction: MetadataTransaction) =>
    transaction
      .updateTable("pool")
      .set(({ eb }) => ({ slots: eb("slots", "+", 1) }))
      .where("name", "=", name)
      .execute();
  await one.transaction((transaction) =>
    transaction.insertInto("pool").values({ name: "p", slots: 1, description: "", includeDeferred: 0 }).execute(),
  );
  const meeting = new Meeting(2);
  const crosswise = (store: MetadataStore, first: string, second: string) =>
    store.transaction(async (transaction) => {
      await addTo(first)(transaction);
      await meeting.arrive();
      await addTo(second)(transaction);
      noteChange(transaction, { kind: "dag", dagId: first });
    });
  const told: MetadataChange[] = [];
  one.subscribe((changes) => told.push(...changes.filter((change) => change.kind === "dag" && change.dagId !== "p")));

  await Promise.all([crosswise(one, "default_pool", "p"), crosswise(other, "p", "default_pool")]);

  const pools = await one.reader.selectFrom("pool").select(["name", "slots"]).orderBy("name").execute();
  expect(pools).toEqual([
    { name: "default_pool", slots: 130 },
    { name: "p", slots: 3 },
  ]);
  // What was rolled back and done again is told once.
  expect(told).toEqual([{ kind: "dag", dagId: "default_pool" }]);
});

test("a transaction that is left open is undone, so that nobody waits for it any longer", async () => {
  const standing = new MetadataStore({ url, openTransactionSecondsMaximum: 0.2 });
  const setSlots = (transaction: MetadataTransaction, slots: number) =>
    transaction.updateTable("pool").set({ slots }).where("name", "=", "default_pool").execute();
  const leftOpen = standing.transaction(async (transaction) => {
    await setSlots(transaction, 1);
    await other.transaction((theirs) => setSlots(theirs, 2));
  });

  await expect(leftOpen).rejects.toSatisfy((error) => standing.isUnreachable(error));
  expect(await one.reader.selectFrom("pool").select("slots").execute()).toEqual([{ slots: 2 }]);
  await standing.transaction((transaction) => setSlots(transaction, 3));
  expect(await one.reader.selectFrom("pool").select("slots").execute()).toEqual([{ slots: 3 }]);
  await standing.close();
});

/** Lets everybody on once all are there, and after that nobody waits. */
class Meeting {
  #missing: number;
  #open: () => void = () => undefined;
  readonly #opened: Promise<void>;

  constructor(guests: number) {
    this.#missing = guests;
    this.#opened = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  arrive(): Promise<void> {
    this.#missing -= 1;
    if (this.#missing <= 0) this.#open();
    return this.#opened;
  }
}
