/** Names that say nothing but that there is one: of a module, it is the module's name that tells. */
const generic =
  /^(?:_+|this|main|default|self|it|own|resource|example|lambda|function|fn|role|iam_role|lambda_function)$/i;

/**
 * What the author of a configuration called a resource, as words: of `module.orders.aws_lambda_function.this["eu"]` they are
 * `orders eu`, of `aws_dynamodb_table.pets[0]` they are `pets`. Ids of templates are one word as they are. Undefined where
 * every name on the way says nothing.
 */
export function ownWords(id: string): string | undefined {
  if (!id.includes(".")) return id;
  const segments = segmentsOf(id);
  const resource = segments.at(-1);
  const named = segments.findLast(({ name }) => !generic.test(name));
  if (resource === undefined || named === undefined) return undefined;
  // What repeats the resource within its module tells one from the other all the same.
  const keys = named === resource ? [resource.key] : [named.key, resource.key];
  return [named.name, ...keys].filter((each) => each !== "").join(" ");
}

interface Segment {
  readonly name: string;
  /** Of `count` and `for_each`; the first of a count is the only one most of the time. */
  readonly key: string;
}

/** Modules from the outermost, and the resource: without types, and without the word `module`. */
function segmentsOf(id: string): readonly Segment[] {
  const parts = id.match(/[^.[\]]+(?:\[(?:"(?:[^"\\]|\\.)*"|[^\]]*)\])?/g) ?? [id];
  const named = parts.filter((_, index) => index % 2 === 1);
  return named.map((part) => {
    const [, name = part, key = ""] = /^([^[]*)(?:\[(.*)\])?$/.exec(part) ?? [];
    return { name, key: key === "0" ? "" : key.replaceAll('"', "") };
  });
}
