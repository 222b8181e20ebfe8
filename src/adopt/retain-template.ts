import { type JsonPointer, unsafeId } from "../ir/ids.js";
import type { SourceFile } from "../ir/source.js";
import type { LoadedFile } from "../parser/loaded-file.js";

/** A resource that is nothing: CloudFormation takes no policy for a change unless something else changes with it. */
const marker = { name: "AdoptedElsewhere", type: "AWS::CloudFormation::WaitConditionHandle" };

/** What keeps a resource when it leaves the stack, by whichever way it leaves. */
const policies = ["DeletionPolicy", "UpdateReplacePolicy"] as const;

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The text of a template in which the resources that are named are retained; everything else of it, comments among it,
 * stays as it is. Policies cannot be changed by themselves, so a resource without any effect is added:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 */
export function retainResources({ source, value }: LoadedFile, ids: readonly string[]): string {
  const resources =
    (value as { readonly Resources?: Readonly<Record<string, Readonly<Record<string, unknown>>>> }).Resources ?? {};
  const edits = ids.flatMap((id) => (id in resources ? retain(source, id, resources[id] ?? {}) : []));
  const [first] = Object.keys(resources);
  if (first !== undefined && !(marker.name in resources)) edits.push(addMarker(source, first));
  return edits
    .toSorted((left, right) => right.from - left.from)
    .reduce((text, { from, to, text: added }) => text.slice(0, from) + added + text.slice(to), source.text);
}

const pointerTo = (...path: readonly string[]): JsonPointer =>
  unsafeId<JsonPointer>(path.map((each) => `/${each.replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""));

function retain(source: SourceFile, id: string, resource: Readonly<Record<string, unknown>>): readonly Edit[] {
  const present = policies.filter((policy) => policy in resource);
  const missing = policies.filter((policy) => !(policy in resource));
  const changed = present.map((policy): Edit => {
    const { start, end } = source.locate({ file: source.name, pointer: pointerTo("Resources", id, policy) });
    return { from: start.offset, to: end.offset, text: isQuoted(source, start.offset) ? '"Retain"' : "Retain" };
  });
  return missing.length === 0 ? changed : [...changed, addPolicies(source, id, missing)];
}

const isQuoted = ({ text }: SourceFile, offset: number): boolean => text[offset] === '"';

/** The rest of the line before an offset. */
const lineBefore = ({ text }: SourceFile, offset: number): string =>
  text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);

function addPolicies(source: SourceFile, id: string, missing: readonly string[]): Edit {
  const pointer = pointerTo("Resources", id, "Type");
  const key = source.locate({ file: source.name, pointer, part: "key" }).start.offset;
  const { offset } = source.locate({ file: source.name, pointer }).end;
  const indent = lineBefore(source, key);
  const isOwnLine = indent.trim() === "";
  const quote = isQuoted(source, key) ? '"' : "";
  const entries = missing.map((policy) => `${quote}${policy}${quote}: ${quote}Retain${quote}`);
  const isFlow = quote !== "" || !isOwnLine;
  const separator = isFlow ? (isOwnLine ? `,\n${indent}` : ", ") : `\n${indent}`;
  return { from: offset, to: offset, text: entries.map((entry) => separator + entry).join("") };
}

function addMarker(source: SourceFile, first: string): Edit {
  const at = { file: source.name, pointer: pointerTo("Resources", first), part: "key" } as const;
  const { offset } = source.locate(at).start;
  const indent = lineBefore(source, offset);
  const isOwnLine = indent.trim() === "";
  const text =
    isQuoted(source, offset) || !isOwnLine
      ? `"${marker.name}": { "Type": "${marker.type}" },${isOwnLine ? `\n${indent}` : " "}`
      : `${marker.name}:\n${indent}${indent.length > 2 ? indent.slice(0, 2) : "  "}Type: ${marker.type}\n${indent}`;
  return { from: offset, to: offset, text };
}
