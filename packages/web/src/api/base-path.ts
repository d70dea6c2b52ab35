let basePath = "";

/** Remembers what stands before every path of the server, where a proxy serves it below one. Empty for nothing. */
export function rememberBasePath(path: string): void {
  basePath = path;
  const { pathname, search, hash } = location;
  // Whoever asks the server past its proxy comes without the path, which the server takes all the same.
  if (!isBelow(pathname)) history.replaceState(history.state, "", `${path}${pathname}${search}${hash}`);
}

/** A path of the server as the browser asks for it. */
export function serverPath(path: string): string {
  return `${basePath}${path}`;
}

function isBelow(pathname: string): boolean {
  return basePath === "" || pathname === basePath || pathname.startsWith(`${basePath}/`);
}
