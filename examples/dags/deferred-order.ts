import {
  BaseOperator,
  BaseTrigger,
  Dag,
  type Deferral,
  defer,
  type OperatorOptions,
  TimeDeltaSensor,
  type TriggerContext,
} from "baram";

/** What a supplier answers. */
interface Offer {
  readonly supplier: string;
  readonly price: number;
}

interface OfferTriggerOptions {
  readonly product: string;
  readonly seconds: number;
}

/** Asks again and again whether somebody has made an offer. Thousands of these wait in one process. */
export class OfferTrigger extends BaseTrigger<Offer> {
  readonly product: string;
  readonly seconds: number;

  constructor(options: OfferTriggerOptions) {
    super(options);
    this.product = options.product;
    this.seconds = options.seconds;
  }

  override async *run({ sleep, log }: TriggerContext): AsyncIterable<Offer> {
    for (let looks = 1; looks < 3; looks += 1) {
      log.info("Nobody has made an offer yet", { product: this.product, looks });
      await sleep({ seconds: this.seconds });
    }
    yield { supplier: "Mill & Sons", price: 12 };
  }
}

interface OrderOptions extends OperatorOptions {
  readonly product: string;
  /** Seconds between two looks for an offer. */
  readonly seconds?: number;
  /** Seconds. */
  readonly patience?: number;
}

/** Asks for offers, gives its slot up until one has come, and goes on with it in the same try. */
export class OrderOperator extends BaseOperator {
  static override readonly triggers = [OfferTrigger];

  readonly product: string;
  readonly seconds: number;
  readonly patience: number;

  constructor({ product, seconds = 2, patience = 3600, ...options }: OrderOptions) {
    super(options);
    this.product = product;
    this.seconds = seconds;
    this.patience = patience;
  }

  override execute(): Deferral<string> {
    const trigger = new OfferTrigger({ product: this.product, seconds: this.seconds });
    const timeout = { seconds: this.patience };
    return defer({ trigger, resumeWith: this.acceptOffer, kwargs: { limit: 20 }, timeout });
  }

  acceptOffer({ supplier, price }: Offer, _context: unknown, { limit }: { readonly limit: number }): string {
    if (price > limit) throw new Error(`${supplier} asks for ${price}, which is more than ${limit}.`);
    return `${this.product} from ${supplier} for ${price}`;
  }
}

export default new Dag(
  "deferred_order",
  {
    description: "Waits in the triggerer, where waiting costs next to nothing.",
    startDate: "2024-01-01",
    schedule: null,
    tags: ["example"],
  },
  (dag) => {
    const order = new OrderOperator({ taskId: "order", product: "flour" });
    const rest = new TimeDeltaSensor({ taskId: "rest", delta: { seconds: 1 }, deferrable: true });
    const store = dag.task(function put_away({ delivery }: { delivery: string }) {
      return `put away ${delivery}`;
    });
    store({ delivery: order.output }).after(rest);
  },
);
