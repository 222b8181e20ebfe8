import type { TemplateEntry, TemplateNode, TemplateObject } from "./template-node.js";

/** Whether a name could stand between `${` and `}` in `Fn::Sub`: of a parameter, a resource or a pseudo parameter. */
export type IsReference = (name: string) => boolean;

export const referencePredicate = (names: ReadonlySet<string>): IsReference => {
  return (name) => name.startsWith("AWS::") || names.has(name.split(".")[0] ?? name);
};

/**
 * Text of a document may hold `${RestApi}`. Outside of `Fn::Sub` that is text, but readers and linters have to take it for
 * a forgotten `Fn::Sub`; so it is taken apart, and cannot be misread.
 */
export function takeApartPlaceholders(node: TemplateNode, isReference: IsReference): TemplateNode {
  const visit = (inner: TemplateNode): TemplateNode => takeApartPlaceholders(inner, isReference);
  const visitEntry = ([key, value]: TemplateEntry): TemplateEntry => [key, visit(value)];
  if (typeof node === "string") {
    return looksLikeReference(node, isReference) ? { kind: "Join", parts: pieces(node) } : node;
  }
  if (typeof node !== "object" || node === null) return node;
  if (!("kind" in node)) return node.map(visit);
  if (node.kind === "object") return takeApartWithin(node, isReference);
  if (node.kind === "Sub") return { ...node, variables: node.variables.map(visitEntry) };
  if (node.kind !== "Join") return node;
  const parts = node.parts.flatMap((part): readonly TemplateNode[] =>
    typeof part === "string" && looksLikeReference(part, isReference) ? pieces(part) : [visit(part)],
  );
  return { kind: "Join", parts };
}

/** The same for the values of an object. */
export const takeApartWithin = ({ entries }: TemplateObject, isReference: IsReference): TemplateObject => ({
  kind: "object",
  entries: entries.map(([key, value]) => [key, takeApartPlaceholders(value, isReference)]),
});

/** The same for a description, which cannot hold intrinsic functions. */
export const withoutPlaceholders = (text: string, isReference: IsReference): string =>
  looksLikeReference(text, isReference) ? text.replaceAll("${", "$ {") : text;

const looksLikeReference = (text: string, isReference: IsReference): boolean =>
  text.includes("${") && [...text.matchAll(/\$\{\s*([\w.:]+)\s*\}/g)].some(([, name]) => isReference(name ?? ""));

const pieces = (text: string): readonly string[] => text.split(/(?<=\$)(?=\{)/);
