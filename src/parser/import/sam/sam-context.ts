import type { DiagnosticBag } from "../../../ir/diagnostics.js";
import type { SourcePointer } from "../../../ir/source.js";
import type { LedgerEntry, LedgerOutcome } from "../ledger.js";
import type { SourceNode, SourceParameter, SourceProperty, SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { isList, isObject, textOf } from "./values.js";

/** A resource of one of SAM's types, as its parts are taken out of it. */
export interface SamResource {
  readonly resource: SourceResource;
  readonly node: SourceNode;
  /** Those of the resource and of `Globals`; without those that are null. */
  readonly properties: ReadonlyMap<string, SourceProperty>;
}

/** What every part of the expansion needs. */
export interface SamContext {
  readonly diagnostics: DiagnosticBag;
  readonly parameters: ReadonlyMap<string, SourceParameter>;
  /** SAM's own resources by logical id, implied APIs included, with what `Globals` gives them. */
  readonly sam: ReadonlyMap<string, SamResource>;
  /** Everything else that the template declares. */
  readonly others: ReadonlyMap<string, SourceResource>;
  /** Logical ids of resources that a condition takes away. */
  readonly absent: ReadonlySet<string>;
  /** Definitions that stand in files of their own, by the paths that name them. */
  readonly definitions: ReadonlyMap<string, SourceValue>;
  /** As `SamTemplate.functionAt`. */
  functionAt(at: SourcePointer): string | undefined;
  /** What became of what is written in SAM's own words, as far as no resource of the result carries it. */
  readonly ledger: LedgerEntry[];
}

/** Reports that a value is of the wrong kind; `what` names it, `expected` what it has to be. */
export function reportInvalid(
  { diagnostics }: Pick<SamContext, "diagnostics">,
  what: string,
  expected: string,
  value: SourceValue,
): void {
  diagnostics.report("sam-value-invalid", value.at, { what, expected, actual: describe(value) });
}

/** Reports what SAM refuses; `detail` tells why, for the end of a sentence. */
export function reportRefused(context: SamContext, what: string, detail: string, at: SourcePointer): void {
  context.diagnostics.report("sam-refused", at, { what, detail });
}

/** Notes what became of a node, or of a property of it. */
export function note(
  context: SamContext,
  node: SourceNode,
  outcome: LedgerOutcome,
  how?: string,
  property?: Pick<SourceProperty, "name" | "at">,
): void {
  context.ledger.push({
    outcome,
    node: node.address,
    type: node.type,
    ...(property === undefined ? {} : { property: `Properties.${property.name}` }),
    ...(how === undefined ? {} : { how }),
    at: property?.at ?? node.at,
  });
}

/** Text that is known when parameters keep their defaults: what SAM itself goes by when it has to decide. */
export function decidedText(context: SamContext, value: SourceValue | undefined): string | undefined {
  if (value?.kind === "parameter") return context.parameters.get(value.name)?.default;
  if (value?.kind === "join") {
    const texts = value.parts.map((part) => decidedText(context, part));
    return texts.every((text) => text !== undefined) ? texts.join("") : undefined;
  }
  return textOf(value);
}

export const isDecidedTrue = (context: SamContext, value: SourceValue | undefined): boolean =>
  decidedText(context, value)?.toLowerCase() === "true";

export const isDecidedFalse = (context: SamContext, value: SourceValue | undefined): boolean =>
  decidedText(context, value)?.toLowerCase() === "false";

/** What a value is, for the end of a sentence. */
function describe(value: SourceValue): string {
  if (isObject(value)) return "a map";
  if (isList(value)) return "a list";
  if (value.kind !== "scalar") return "a value that only the deployment knows";
  return value.value === null ? "null" : `${typeof value.value} ${JSON.stringify(value.value)}`.slice(0, 60);
}
