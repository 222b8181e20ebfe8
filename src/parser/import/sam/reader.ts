import { DiagnosticBag } from "../../../ir/diagnostics.js";
import type { SourcePointer } from "../../../ir/source.js";
import { type DocumentNode, isRecord, items, member, members, rootNode } from "../../document-node.js";
import type { LoadedFile } from "../../loaded-file.js";
import { segmentsOf } from "../../source/json-pointer.js";
import { isFunction } from "../cloudformation/function-names.js";
import { looksLikeTemplate } from "../cloudformation/reader.js";
import type { SourceKind, SourceReader } from "../source-kind.js";
import type { SourceValue } from "../source-value.js";

const reader: SourceReader = {
  makes: "graph",
  read: async ({ entry, files, parameters }, diagnostics) => {
    if (entry.kind !== "file" || entry.file === undefined) return undefined;
    const [{ readTemplate, readTemplateContext }, { loadTemplateFiles }, { expandSam }, { nameStack }] =
      await Promise.all([
        import("../cloudformation/read-template.js"),
        import("../cloudformation/template-files.js"),
        import("./expand.js"),
        import("./named-stack.js"),
      ]);
    const template = entry.file;
    const { included, referenced } = await loadTemplateFiles(template, parameters, files);
    // What SAM makes bears names that only its expansion knows: until then any name may be one of them.
    const request = { template, given: parameters, files: included, referenced, added: { has: () => true } };
    const graph = readTemplate(request, diagnostics);
    const { context } = readTemplateContext(request, new DiagnosticBag());
    const globals = member(rootNode(template), "Globals");
    const definitions = new Map<string, SourceValue>();
    for (const [path, file] of included) {
      const value = "reason" in file ? undefined : context.read(rootNode(file));
      if (value?.kind === "object") definitions.set(path, value);
    }
    const functionAt = (at: SourcePointer): string | undefined => calledAt(template, at);
    const expanded = expandSam(
      { graph, globals: globals && context.read(globals), definitions, functionAt },
      diagnostics,
    );
    return nameStack(expanded, parameters.deployed?.("AWS::StackName"));
  },
};

/** The function that the template calls at a place; undefined for what is no call. */
function calledAt(template: LoadedFile, at: SourcePointer): string | undefined {
  if (at.file !== template.source.name) return undefined;
  let value: unknown = template.value;
  for (const segment of segmentsOf(at.pointer)) {
    if (Array.isArray(value)) value = value[Number(segment)];
    else value = isRecord(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
  }
  const [name, ...others] = isRecord(value) ? Object.keys(value) : [];
  return name !== undefined && others.length === 0 && isFunction(name) ? name : undefined;
}

const transform = "AWS::Serverless-2016-10-31";

/** A template that names SAM's transform, or has resources of SAM's types and has forgotten to. */
function isSamTemplate(root: DocumentNode): boolean {
  const named = member(root, "Transform");
  if (named !== undefined && [named, ...items(named)].some(({ value }) => value === transform)) return true;
  const resources = member(root, "Resources");
  return (
    resources !== undefined &&
    members(resources).some(([, node]) => String(member(node, "Type")?.value).startsWith("AWS::Serverless::"))
  );
}

export const samKind: SourceKind = {
  title: "a SAM template",
  recognises: (entry) => {
    if (entry.kind !== "file" || entry.file === undefined) return false;
    const root = rootNode(entry.file);
    return looksLikeTemplate(root) && isSamTemplate(root);
  },
  load: async () => reader,
};
