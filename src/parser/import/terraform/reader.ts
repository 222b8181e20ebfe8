import { posix } from "node:path";
import { isRecord } from "../../document-node.js";
import type { SourceEntry, SourceKind, SourceReader } from "../source-kind.js";

const reader: SourceReader = {
  makes: "graph",
  read: async (source, diagnostics) => {
    const { entry } = source;
    if (entry.kind === "file" && isDescription(entry)) {
      const { readDescription } = await import("./described/read-description.js");
      return readDescription(source, diagnostics);
    }
    const { readConfiguration } = await import("./read-configuration.js");
    // The files of a folder are one module, whichever of them was named.
    return readConfiguration(source, entry.kind === "file" ? posix.dirname(entry.name) : entry.name, diagnostics);
  },
};

const isConfiguration = (name: string): boolean => /\.tf(\.json)?$/.test(name);

/** What `terraform show -json` prints says which version of Terraform it is from; so does a state file. */
const isDescription = (entry: SourceEntry): boolean =>
  entry.kind === "file" && isRecord(entry.file?.value) && typeof entry.file.value.terraform_version === "string";

export const terraformKind: SourceKind = {
  title: "a Terraform configuration",
  recognises: (entry) =>
    entry.kind === "folder"
      ? entry.entries.some((each) => !each.isFolder && isConfiguration(each.name))
      : isConfiguration(entry.name) || isDescription(entry),
  load: async () => reader,
};
