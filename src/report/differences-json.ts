import type { ChangeCode } from "../ir/diff/catalog.js";
import type { Risk } from "../ir/diff/risk.js";
import { countRisks, type DifferencePlace, type LocatedDifference } from "./differences.js";

/** Raised when a member changes its meaning. */
export const differenceReportVersion = 1;

/** What `gatewright diff --format json` prints. Members without a value are left out. */
export interface DifferenceReport {
  readonly version: typeof differenceReportVersion;
  /** The two sources, as the command line names them. */
  readonly before: string;
  readonly after: string;
  /** Whether the infrastructure was compared as well. */
  readonly plans: boolean;
  /** How many differences bear each risk that any bears. */
  readonly counts: { readonly [Name in Risk]?: number };
  /** Risks of `--fail-on` that some difference bears; the exit code is 1 when there are any. */
  readonly failing: readonly Risk[];
  readonly differences: readonly {
    readonly code: ChangeCode;
    /** What of the API it is about: `GET /pets/{petId}`, `stage 'prod'`, `schema 'Pet'`. */
    readonly subject: string;
    /** What happened to the subject. */
    readonly message: string;
    /** Why the risks are what they are. */
    readonly why?: string;
    /** At least one. */
    readonly risks: readonly Risk[];
    /** Operations that a shared subject matters to. */
    readonly affects?: readonly string[];
    readonly before?: DifferencePlace;
    readonly after?: DifferencePlace;
  }[];
}

interface Comparison {
  readonly before: string;
  readonly after: string;
  readonly plans: boolean;
  readonly failing: readonly Risk[];
  readonly differences: readonly LocatedDifference[];
}

/** For programs. */
export const toDifferenceReport = ({ before, after, plans, failing, differences }: Comparison): DifferenceReport => ({
  version: differenceReportVersion,
  before,
  after,
  plans,
  counts: Object.fromEntries(countRisks(differences)),
  failing,
  differences: differences.map(({ code, subject, message, why, risks, affects, ...places }) => ({
    code,
    subject,
    message,
    ...(why === "" ? {} : { why }),
    risks,
    ...(affects.length === 0 ? {} : { affects }),
    ...places,
  })),
});
