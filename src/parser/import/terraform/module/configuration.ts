import type { SourcePointer } from "../../../../ir/source.js";
import type { ConfigurationArgument, ConfigurationBlock, ConfigurationBody, Expression } from "../syntax/expression.js";

/** What the files of one folder declare. */
export interface ModuleConfiguration {
  /** Path of the folder from the one that Terraform would run in; `.` for that one itself. */
  readonly path: string;
  readonly variables: ReadonlyMap<string, ConfigurationBlock>;
  readonly locals: ReadonlyMap<string, ConfigurationArgument>;
  /** In the order of the files and of the source. */
  readonly resources: readonly ResourceBlock[];
  readonly data: ReadonlyMap<string, ResourceBlock>;
  readonly outputs: readonly ConfigurationBlock[];
  readonly calls: ReadonlyMap<string, ModuleCall>;
  /** Values of the root's variables that stand in files beside it, the later ones winning. */
  readonly given: ReadonlyMap<string, Expression>;
}

export interface ResourceBlock {
  readonly type: string;
  readonly name: string;
  readonly body: ConfigurationBody;
  readonly at: SourcePointer;
}

export interface ModuleCall {
  readonly name: string;
  readonly body: ConfigurationBody;
  readonly at: SourcePointer;
  /** Undefined where the module is not part of the source; that was reported. */
  readonly configuration: ModuleConfiguration | undefined;
  /** What `source` says. */
  readonly source: string;
}

export const argumentOf = (body: ConfigurationBody, name: string): ConfigurationArgument | undefined =>
  body.arguments.find((each) => each.name === name);

/** Text that stands there as it is. */
export function literalText(expression: Expression | undefined): string | undefined {
  if (expression?.kind === "literal") return expression.value === null ? undefined : String(expression.value);
  if (expression?.kind !== "template") return undefined;
  const texts = expression.parts.map((part) => (part.kind === "text" ? part.text : undefined));
  return texts.every((each) => each !== undefined) ? texts.join("") : undefined;
}

export interface DeclaredBlocks extends Omit<ModuleConfiguration, "calls" | "path" | "given"> {
  readonly calls: readonly ConfigurationBlock[];
}

/** Sorts the blocks of a module's files by what they declare; what configures Terraform itself says nothing of the API. */
export function declaredBlocks(blocks: readonly ConfigurationBlock[]): DeclaredBlocks {
  const of = (type: string): readonly ConfigurationBlock[] => blocks.filter((each) => each.type === type);
  return {
    variables: new Map(of("variable").map((each) => [each.labels[0] ?? "", each])),
    locals: new Map(of("locals").flatMap((each) => each.body.arguments.map((local) => [local.name, local] as const))),
    resources: of("resource").map(resourceBlock),
    data: new Map(of("data").map((each) => [each.labels.join("."), resourceBlock(each)])),
    outputs: of("output"),
    calls: of("module"),
  };
}

const resourceBlock = ({ labels: [type = "", name = ""], body, at }: ConfigurationBlock): ResourceBlock => ({
  type,
  name,
  body,
  at,
});
