import type { DiagnosticBag } from "../../../ir/diagnostics.js";
import { type DocumentNode, isRecord, member, members, rootNode } from "../../document-node.js";
import type { ResourceGraph } from "../resource-graph.js";
import type { OpenedSource, SourceKind, SourceReader } from "../source-kind.js";

const reader: SourceReader = {
  makes: "graph",
  read: async (source: OpenedSource, diagnostics: DiagnosticBag): Promise<ResourceGraph | undefined> => {
    const { readServerless } = await import("./read-serverless.js");
    return readServerless(source, diagnostics);
  },
};

/** A service on AWS with functions, or with resources alone; examples leave out who provides it. */
function isService(root: DocumentNode): boolean {
  const provider = member(root, "provider");
  const isNamed = member(root, "service") !== undefined && provider !== undefined;
  const name = provider === undefined ? undefined : isRecord(provider.value) ? provider.value.name : provider.value;
  if (name !== undefined && name !== "aws") return false;
  if (isNamed) return true;
  const functions = member(root, "functions");
  return (
    functions !== undefined &&
    members(functions).some(([, each]) => member(each, "handler") !== undefined || member(each, "events") !== undefined)
  );
}

export const serverlessKind: SourceKind = {
  title: "a Serverless Framework configuration",
  recognises: (entry) => entry.kind === "file" && entry.file !== undefined && isService(rootNode(entry.file)),
  load: async () => reader,
};
