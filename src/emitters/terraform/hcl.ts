import { compareText } from "../../ir/compare.js";
import {
  commentText,
  type Expression,
  type ExpressionStyle,
  printAssignments,
  printExpression,
  printItems,
} from "./hcl-expression.js";
import type { BlockSchema } from "./provider-schema.js";

/** A value as CDKTF synthesises it: Terraform's JSON syntax. */
export type TerraformJson =
  | null
  | boolean
  | number
  | string
  | readonly TerraformJson[]
  | { readonly [key: string]: TerraformJson };

export type TerraformBody = { readonly [name: string]: TerraformJson };

/** One block at the top of a file. */
export interface TerraformBlock {
  readonly keyword: "terraform" | "variable" | "output" | "data" | "resource" | "moved" | "import";
  /** Type and name, or name. */
  readonly labels: readonly string[];
  readonly body: TerraformBody;
  /** One line above the block. */
  readonly comment?: string;
}

/** Tells nested blocks from attributes; the JSON syntax writes both alike. */
export type SchemaOf = (block: TerraformBlock) => BlockSchema | undefined;

/** The order in which people read and write arguments; the others follow by the alphabet. */
const argumentOrder = [
  ...["provider", "count", "for_each", "rest_api_id", "parent_id", "path_part", "resource_id", "http_method"],
  ...["status_code", "selection_pattern", "deployment_id", "stage_name", "usage_plan_id", "key_id", "key_type"],
  ...["statement_id", "action", "function_name", "principal", "source_arn", "name", "name_prefix", "description"],
  ...["type", "default", "value", "role", "handler", "runtime", "architectures", "memory_size", "timeout"],
  ...["operation_name", "authorization", "authorizer_id", "integration_http_method", "uri"],
  ...["api_id", "stage", "path", "limit", "period", "rate_limit", "burst_limit"],
];
const rank = new Map(argumentOrder.map((name, index) => [name, index]));

/** Long enough to hide what follows. */
const lastArgument = "body";

/** Arguments whose strings are written bare: types of variables, and lists of addresses. */
const bareArguments = new Set(["depends_on", "ignore_changes", "replace_triggered_by"]);
/** Arguments of blocks that are not resources. */
const bareInBlocks: { readonly [Keyword in TerraformBlock["keyword"]]?: readonly string[] } = {
  variable: ["type"],
  moved: ["from", "to"],
  import: ["to"],
};

/** Prints one file; blocks keep their order. */
export function printHcl(header: string, blocks: readonly TerraformBlock[], schemaOf: SchemaOf): string {
  const texts = blocks.map((block) => {
    const comment = block.comment === undefined ? "" : `# ${commentText(block.comment)}\n`;
    const labels = block.labels.map((label) => ` "${label}"`).join("");
    const bare = [...bareArguments, ...(bareInBlocks[block.keyword] ?? [])];
    return comment + printBlock(`${block.keyword}${labels}`, block.body, schemaOf(block), "", new Set(bare));
  });
  return [`# ${commentText(header)}\n`, ...texts].join("\n");
}

function printBlock(
  head: string,
  body: TerraformBody,
  schema: BlockSchema | undefined,
  indent: string,
  bare: ReadonlySet<string>,
): string {
  const inner = `${indent}  `;
  const style: ExpressionStyle = { indent: inner, heredocs: true };
  const names = Object.keys(body).sort(compareArguments);
  const isLast = (name: string): boolean => name === "depends_on";
  const nested = (name: string): readonly TerraformBody[] | undefined => blocksOf(name, body[name], schema);
  const argument = (name: string): readonly [string, string] => [
    name,
    bare.has(name) ? printBare(body[name] ?? null, style) : printExpression(toExpression(body[name] ?? null), style),
  ];
  const rows = names.filter((name) => !isLast(name) && nested(name) === undefined).map(argument);
  const oneLine = rows.filter(([, value]) => !value.includes("\n"));
  const groups = [
    ...(oneLine.length > 0 ? [printAssignments(oneLine, inner)] : []),
    ...rows.filter(([, value]) => value.includes("\n")).map((row) => printAssignments([row], inner)),
    ...names
      .filter((name) => name !== "lifecycle")
      .flatMap((name) => (nested(name) ?? []).map((each) => [name, each] as const))
      .map(([name, each]) => printBlock(`${inner}${name}`, each, schema?.blocks?.[name], inner, bare)),
    ...names.filter(isLast).map((name) => printAssignments([argument(name)], inner)),
    ...(nested("lifecycle") ?? []).map((each) => printBlock(`${inner}lifecycle`, each, undefined, inner, bare)),
  ];
  return groups.length === 0 ? `${head} {}\n` : `${head} {\n${groups.join("\n")}${indent}}\n`;
}

function compareArguments(left: string, right: string): number {
  const rankOf = (name: string): number => rank.get(name) ?? argumentOrder.length + (name === lastArgument ? 1 : 0);
  return rankOf(left) - rankOf(right) || compareText(left, right);
}

const isBody = (value: TerraformJson | undefined): value is TerraformBody =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The nested blocks of one name; undefined where the name is an argument's. */
function blocksOf(
  name: string,
  value: TerraformJson | undefined,
  schema: BlockSchema | undefined,
): readonly TerraformBody[] | undefined {
  if (name !== "lifecycle" && schema?.blocks?.[name] === undefined) return undefined;
  const bodies = Array.isArray(value) ? value : [value];
  return bodies.every(isBody) ? bodies : undefined;
}

function printBare(value: TerraformJson, style: ExpressionStyle): string {
  if (Array.isArray(value)) {
    return printItems(
      value.map((item) => printBare(item, style)),
      style.indent,
      value.length > 1,
    );
  }
  return typeof value === "string" && /^[A-Za-z_](?:[\w.-]|\[\d+\])*$/.test(value)
    ? value
    : printExpression(toExpression(value), style);
}

function toExpression(value: TerraformJson): Expression {
  if (Array.isArray(value)) return value.map(toExpression);
  if (!isBody(value)) return value as Exclude<TerraformJson, readonly TerraformJson[] | TerraformBody>;
  return { entries: Object.entries(value).map(([key, item]) => [key, toExpression(item)]) };
}
