import type { PseudoParameter } from "../../../ir/deploy-value.js";
import type { SourcePointer } from "../../../ir/source.js";
import type { DocumentNode } from "../../document-node.js";
import type { SourceParameter } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import type { LocalFiles } from "./local-files.js";

/** What the values of a template are read with. */
export interface TemplateContext {
  readonly parameters: ReadonlyMap<string, TemplateParameter>;
  /** What the stack is called of which the template is; undefined where none is known. */
  deployed(name: string): string | undefined;
  /** `Mappings`; undefined where the template has none. */
  readonly mappings: DocumentNode | undefined;
  readonly conditions: ReadonlyMap<string, DocumentNode>;
  /** Whether a name is that of a resource: what the template declares, and what a transform makes of it. */
  isResource(name: string): boolean;
  /** Results of conditions, by name; undefined while one is being worked out. */
  readonly decided: Map<string, Decision | undefined>;
  readonly files: LocalFiles;
  /** Included files that are being read, and where the template includes them: one that includes itself ends. */
  readonly reading: Map<string, SourcePointer>;
  /** A value; undefined where the template removes it. */
  read(node: DocumentNode): SourceValue | undefined;
  /** Values without those that the template removes. */
  readAll(nodes: readonly DocumentNode[]): readonly SourceValue[];
  note(at: SourcePointer, outcome: "approximated" | "opaque" | "dropped", how: string): void;
}

export interface TemplateParameter extends SourceParameter {
  /** The value that the user gave. */
  readonly given?: SourceValue;
  /** Name of the parameter of Systems Manager whose value it takes. */
  readonly stored?: string;
  /** Whether the default is the value that it has in a stack. */
  readonly isDeployed?: true;
}

/** A truth value, and what was taken for granted to get to it. */
export interface Decision {
  readonly holds: boolean;
  /** Such as `Stage is 'dev'`; empty where the source alone decides. */
  readonly assumptions: readonly string[];
}

export const pseudoParameters: Readonly<Record<string, PseudoParameter>> = {
  "AWS::Region": "region",
  "AWS::AccountId": "account",
  "AWS::Partition": "partition",
  "AWS::URLSuffix": "urlSuffix",
};
