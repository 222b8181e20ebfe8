import { type DocumentNode, isRecord, member, placeOf, rootNode } from "../../document-node.js";
import { knownText } from "../build-value.js";
import type { SourceValue } from "../source-value.js";
import { assumeText } from "./decide.js";
import { opaqueCall } from "./opaque-call.js";
import type { TemplateContext } from "./template-context.js";

/** `Fn::Transform`: a local file that `AWS::Include` names is read in its place; other macros are not known to us. */
export function transform(
  context: TemplateContext,
  argument: DocumentNode,
  call: DocumentNode,
): SourceValue | undefined {
  const name = member(argument, "Name")?.value;
  const parameters = member(argument, "Parameters");
  const location = parameters === undefined ? undefined : member(parameters, "Location");
  if (name !== "AWS::Include" || location === undefined) return opaqueCall(context, call);
  const reference = includedReference(context, location);
  const file = reference === undefined ? undefined : context.files.get(reference);
  if (file === undefined || "reason" in file || context.reading.has(file.source.location)) {
    const reason =
      file === undefined
        ? "it is known to the deployment alone"
        : "reason" in file
          ? file.reason
          : "it includes itself";
    context.note(placeOf(call), "dropped", `the included file '${reference ?? "…"}' is not read: ${reason}`);
    return undefined;
  }
  context.reading.set(file.source.location, placeOf(call));
  const value = context.read(rootNode(file));
  context.reading.delete(file.source.location);
  return value;
}

/** The path of an included file, by the defaults of parameters; undefined where they do not tell it. */
export function includedReference(context: TemplateContext, location: DocumentNode): string | undefined {
  const value = context.read(location);
  return value === undefined ? undefined : (knownText(value) ?? assumeText(context, value).text);
}

/** Places where files are named below a value, in no particular order. */
export function includedLocations(node: DocumentNode): readonly DocumentNode[] {
  const found: DocumentNode[] = [];
  const visit = (each: DocumentNode): void => {
    if (Array.isArray(each.value)) {
      each.value.forEach((value, index) => {
        visit({ ...each, value, pointer: `${each.pointer}/${index}` as DocumentNode["pointer"] });
      });
    }
    if (!isRecord(each.value)) return;
    for (const key of Object.keys(each.value)) {
      const child = member(each, key);
      if (child === undefined) continue;
      const parameters = key === "Fn::Transform" ? member(child, "Parameters") : undefined;
      const location = parameters === undefined ? undefined : member(parameters, "Location");
      if (location !== undefined) found.push(location);
      // What `aws cloudformation package` uploads stands as a path in the template.
      if (key === "BodyS3Location" || key === "DefinitionUri") found.push(child);
      visit(child);
    }
  };
  visit(node);
  return found;
}
