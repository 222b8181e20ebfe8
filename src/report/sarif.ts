import { catalog, type DiagnosticCode } from "../ir/catalog.js";
import type { LocatedDiagnostic, Place } from "../report.js";

/** What SARIF needs to know besides the diagnostics. */
export interface SarifContext {
  /** Of Gatewright. */
  readonly version: string;
  /** Stands in for the place of a finding that concerns no file: viewers demand one. Relative to the working directory. */
  readonly document: string;
}

/** A log of SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function toSarif(diagnostics: readonly LocatedDiagnostic[], context: SarifContext): object {
  const codes = [...new Set(diagnostics.map((diagnostic) => diagnostic.code))].sort();
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Gatewright", semanticVersion: context.version, rules: codes.map(rule) } },
        // Columns of SourcePosition count UTF-16 units.
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((diagnostic) => result(diagnostic, codes.indexOf(diagnostic.code), context)),
      },
    ],
  };
}

/** `{placeholder}` in a short description stands for what each result names. */
function rule(code: DiagnosticCode): object {
  const { severity, message, help } = catalog[code];
  return {
    id: code,
    shortDescription: { text: message.text },
    help: { text: help },
    defaultConfiguration: { level: severity },
  };
}

function result(diagnostic: LocatedDiagnostic, ruleIndex: number, { document }: SarifContext): object {
  const { code, severity, message, help, place, related } = diagnostic;
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: `${message}\n${help}` },
    locations: [place === undefined ? { physicalLocation: artifact(document) } : location(place)],
    relatedLocations: related.flatMap((each) =>
      each.place === undefined ? [] : [{ ...location(each.place), message: { text: each.message } }],
    ),
  };
}

function location({ file, range }: Place): object {
  const { start, end } = range;
  const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  return { physicalLocation: { ...artifact(file), region } };
}

/** Names are URI references: a relative one has each step percent-encoded. */
const artifact = (file: string): object => ({
  artifactLocation: {
    uri: URL.canParse(file)
      ? file
      : file
          .replace(/\p{Surrogate}/gu, "\ufffd")
          .split("/")
          .map(encodeURIComponent)
          .join("/"),
  },
});
