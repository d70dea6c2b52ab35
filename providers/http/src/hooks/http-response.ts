/** An answer as it is stored while a task is deferred. */
export interface HttpResponseData {
  readonly url: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string>>;
  /** In base64. */
  readonly body: string;
}

/** An answer that has been read to its end. */
export class HttpResponse {
  /** Where the answer came from, after all redirects. */
  readonly url: string;
  readonly status: number;
  /** What the server says the status means: `Not Found`. */
  readonly statusText: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;

  constructor({ url, status, statusText, headers, body }: HttpResponseData) {
    this.url = url;
    this.status = status;
    this.statusText = statusText;
    this.headers = headers;
    this.body = Buffer.from(body, "base64");
  }

  /** Whether the status is no error. */
  get ok(): boolean {
    return this.status < 400 || this.status >= 600;
  }

  /** The body as text, in the charset that the answer names, else in UTF-8. */
  get text(): string {
    const charset = /charset="?([\w-]+)/i.exec(this.headers["content-type"] ?? "")?.[1] ?? "utf-8";
    return decode(this.body, charset);
  }

  /** The body read as JSON. */
  json(): unknown {
    return JSON.parse(this.text);
  }

  /** What to make it from again. */
  toData(): HttpResponseData {
    const { url, status, statusText, headers, body } = this;
    return { url, status, statusText, headers, body: Buffer.from(body).toString("base64") };
  }
}

/** A charset that nobody knows is read as UTF-8. */
function decode(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
