/** The parts of a URL, still encoded. */
export interface UrlParts {
  /** In lower case, empty when there is none. */
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string;
}

/**
 * Cuts a URL in its parts and drops its fragment.
 *
 * Parity: this is not the URL of browsers: any scheme goes, nothing is normalized, and what looks like no scheme (an
 * underscore is not allowed in one) is part of the path.
 */
export function splitUrl(text: string): UrlParts {
  // Leading control characters and blanks do not count, line ends nowhere.
  const url = text.replace(/^[\0-\x20]+/, "").replace(/[\t\r\n]/g, "");
  const [, scheme = "", rest = ""] = /^(?:([a-z][a-z0-9+.-]*):)?(.*)$/is.exec(url) ?? [];
  const [withoutFragment = ""] = rest.split("#", 1);
  const [, authority = "", path = "", query = ""] =
    /^(?:\/\/([^/?]*))?([^?]*)(?:\?(.*))?$/s.exec(withoutFragment) ?? [];
  return { scheme: scheme.toLowerCase(), authority, path, query };
}

/** What stands before the path of a URL, still encoded; `null` is absent, which differs from an empty text. */
export interface AuthorityParts {
  readonly login: string | null;
  readonly password: string | null;
  /** As written. */
  readonly host: string;
  readonly port: string | null;
}

/** The last `@` ends the login and password, the first `:` the login. The brackets of an IPv6 address are dropped. */
export function splitAuthority(authority: string): AuthorityParts {
  const at = authority.lastIndexOf("@");
  const [login, password] = at < 0 ? [null, null] : cutAt(authority.slice(0, at), ":");
  const hostAndPort = authority.slice(at + 1);
  const bracket = hostAndPort.indexOf("[");
  if (bracket < 0) {
    const [host, port] = cutAt(hostAndPort, ":");
    return { login, password, host, port: port === "" ? null : port };
  }
  const [host, afterBracket] = cutAt(hostAndPort.slice(bracket + 1), "]");
  const [, port] = cutAt(afterBracket ?? "", ":");
  return { login, password, host, port: port === "" ? null : port };
}

function cutAt(text: string, sign: string): readonly [string, string | null] {
  const place = text.indexOf(sign);
  return place < 0 ? [text, null] : [text.slice(0, place), text.slice(place + 1)];
}
