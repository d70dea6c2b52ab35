import { allowedImports } from "./rules/allowed-imports.ts";
import { commentMarkers } from "./rules/comment-markers.ts";
import { dagIsAWord } from "./rules/dag-is-a-word.ts";
import { docstrings } from "./rules/docstrings.ts";
import { fileNames } from "./rules/file-names.ts";
import { knownParts } from "./rules/known-parts.ts";
import { noImportCycles } from "./rules/no-import-cycles.ts";
import { noInnerBarrels } from "./rules/no-inner-barrels.ts";
import { oneExportedValue } from "./rules/one-exported-value.ts";
import { partsKeptApart } from "./rules/parts-kept-apart.ts";
import { timeIsPassedIn } from "./rules/time-is-passed-in.ts";
import { wholeWords } from "./rules/whole-words.ts";
import type { Repository, Rule, Violation } from "./violation.ts";

const RULES: readonly Rule[] = [
  knownParts,
  partsKeptApart,
  allowedImports,
  noImportCycles,
  noInnerBarrels,
  oneExportedValue,
  docstrings,
  fileNames,
  wholeWords,
  dagIsAWord,
  commentMarkers,
  timeIsPassedIn,
];

/** A violation with the rule it breaks. */
export interface Finding extends Violation {
  readonly rule: string;
  readonly why: string;
}

/** Everything that breaks a rule, exceptions left out; an exception that excepts nothing is a finding itself. */
export function checkRepository(repository: Repository): Finding[] {
  const { exceptions } = repository.architecture;
  const all = RULES.flatMap((rule) =>
    [...rule.check(repository)].map((violation) => ({ ...violation, rule: rule.name, why: rule.why })),
  );
  const isExcepted = (finding: Finding) =>
    exceptions.some(({ rule, file }) => rule === finding.rule && file === finding.file);
  const unused = exceptions.filter(({ rule, file }) => !all.some((each) => each.rule === rule && each.file === file));
  return [
    ...all.filter((finding) => !isExcepted(finding)),
    ...unused.map(({ rule, file }) => ({
      file: "architecture.json",
      line: 1,
      found: `The exception of ${file} from "${rule}" is not needed.`,
      rule: "exceptions",
      why: "An exception that is not needed hides the next violation.",
    })),
  ];
}
