import { type DocumentNode, isRecord, member, rootNode } from "../../document-node.js";
import type { SourceKind, SourceReader } from "../source-kind.js";

const reader: SourceReader = {
  makes: "graph",
  read: async ({ entry, files, parameters }, diagnostics) => {
    if (entry.kind !== "file" || entry.file === undefined) return undefined;
    const [{ readTemplate }, { loadTemplateFiles }] = await Promise.all([
      import("./read-template.js"),
      import("./template-files.js"),
    ]);
    const template = entry.file;
    const { included, referenced } = await loadTemplateFiles(template, parameters, files);
    return readTemplate({ template, given: parameters, files: included, referenced }, diagnostics);
  },
};

/** Every resource of a template has a type, whatever else the template leaves out. */
export function looksLikeTemplate(root: DocumentNode): boolean {
  const resources = member(root, "Resources")?.value;
  if (!isRecord(resources)) return false;
  return Object.values(resources).some((resource) => isRecord(resource) && typeof resource.Type === "string");
}

export const cloudFormationKind: SourceKind = {
  title: "a CloudFormation template",
  recognises: (entry) => entry.kind === "file" && entry.file !== undefined && looksLikeTemplate(rootNode(entry.file)),
  load: async () => reader,
};
