const STROKE = { fill: "none", stroke: "var(--accent)", strokeWidth: 3, strokeLinecap: "round" } as const;

/** Baram's mark: the wind. */
export function Logo({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3 8.2c3-2.6 6-2.6 9-.9 2.6 1.5 4.6 1.3 6.5-.3" {...STROKE} />
      <path d="M7 13.2c2.6-1.9 5.1-1.8 7.4-.6 2.2 1.1 4.2 1 6.1-.4" opacity=".62" {...STROKE} />
      <path d="M5 18.2c1.9-1.3 3.8-1.2 5.5-.4 1.6.7 3.1.6 4.5-.3" opacity=".34" {...STROKE} />
    </svg>
  );
}
