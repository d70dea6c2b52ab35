import { checkRepository, type Finding } from "./architecture/check-repository.ts";
import { readRepository } from "./architecture/read-repository.ts";
import { ROOT } from "./source-fingerprint.mjs";

const repository = readRepository(ROOT);
const findings = checkRepository(repository);
for (const [rule, ofRule] of groupByRule(findings)) {
  process.stdout.write(`${rule}: ${ofRule[0]?.why}\n`);
  for (const { file, line, found } of ofRule) process.stdout.write(`  ${file}:${line}  ${found}\n`);
}
const count = `${repository.sources.length} files`;
process.stdout.write(
  findings.length === 0 ? `The architecture holds in ${count}.\n` : `${findings.length} violations in ${count}.\n`,
);
process.exitCode = findings.length === 0 ? 0 : 1;

function groupByRule(all: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of all) groups.set(finding.rule, [...(groups.get(finding.rule) ?? []), finding]);
  return groups;
}
