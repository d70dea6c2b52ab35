export function DagGraphPage() {
  return null;
}
