import type { LocatedDiagnostic } from "../report.js";
import type { ReportFormat } from "./build-options.js";
import type { ApiSummary } from "./summary.js";
import type { Terminal } from "./terminal.js";
import { version } from "./version.js";

export interface BuildReport {
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Of every API that was built; empty when nothing was written. */
  readonly summaries: readonly ApiSummary[];
  /** The first one, relative to the working directory. */
  readonly document: string;
  readonly succeeded: boolean;
}

/** Prints diagnostics in the format that was asked for. Each format is loaded only when it is. */
export async function printReport(report: BuildReport, format: ReportFormat, terminal: Terminal): Promise<void> {
  const { diagnostics } = report;
  const printDocument = (value: unknown): void => terminal.writeOutput(`${JSON.stringify(value, undefined, 2)}\n`);
  switch (format) {
    case "text": {
      const { printText } = await import("../report/text.js");
      terminal.writeError(printText(diagnostics, terminal.colored.errors));
      break;
    }
    case "github": {
      const { printGithub } = await import("../report/github.js");
      terminal.writeError(printGithub(diagnostics));
      break;
    }
    case "json": {
      const { reportVersion, toJsonDiagnostics } = await import("../report/json.js");
      const { succeeded, summaries } = report;
      const found = toJsonDiagnostics(diagnostics);
      printDocument({ version: reportVersion, succeeded, diagnostics: found, apis: summaries });
      break;
    }
    case "sarif": {
      const { toSarif } = await import("../report/sarif.js");
      printDocument(toSarif(diagnostics, { version, document: report.document }));
    }
  }
}
