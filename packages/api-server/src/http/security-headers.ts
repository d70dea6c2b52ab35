/**
 * What every answer tells the browser: load nothing from elsewhere, run no inline script, be in nobody's frame.
 *
 * Inline styles are allowed, because the component library and the graph position elements with them.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; "),
  "cross-origin-opener-policy": "same-origin",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** Whoever was reached over TLS once is never asked in clear again, for a year. */
export const STRICT_TRANSPORT_SECURITY = "max-age=31536000";
