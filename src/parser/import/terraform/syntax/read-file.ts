import type { DiagnosticBag } from "../../../../ir/diagnostics.js";
import { rootPointer } from "../../../source/json-pointer.js";
import { createLineTable } from "../../../source/lines.js";
import type { SourceFiles } from "../../source-files.js";
import type { ConfigurationBody } from "./expression.js";
import type { ParseHcl } from "./grammar.js";
import { readHclBody } from "./read-body.js";
import { readJsonBody } from "./read-json.js";

export interface ReadFile {
  readonly name: string;
  readonly body: ConfigurationBody;
}

interface Reading {
  readonly files: SourceFiles;
  readonly parse: ParseHcl;
  readonly diagnostics: DiagnosticBag;
}

/** Reads a file of either syntax; undefined when it cannot be used, which is reported. */
export async function readConfigurationFile(reading: Reading, name: string): Promise<ReadFile | undefined> {
  if (name.endsWith(".json")) {
    const file = await reading.files.load(name, undefined, reading.diagnostics);
    return file === undefined ? undefined : { name, body: readJsonBody(file, name.includes(".tfvars"), reading.parse) };
  }
  const read = await reading.files.read(name);
  if ("failure" in read) {
    reading.diagnostics.report("file-unreadable", undefined, { file: name, detail: read.failure });
    return undefined;
  }
  return { name, body: readHclText(reading, name, read.location, read.text) };
}

/** Makes text known as a source whose places are offsets. */
export function addText(files: SourceFiles, name: string, location: string, text: string): void {
  const range = createLineTable(text);
  files.add({ name, location, text, locate: ({ offset = 0 }) => range(offset, offset + 1) });
}

function readHclText(
  { files, parse, diagnostics }: Reading,
  name: string,
  location: string,
  text: string,
): ConfigurationBody {
  addText(files, name, location, text);
  const place = (offset: number) => ({ file: name, pointer: rootPointer, offset });
  const { body, problems } = parse(text, (root) => readHclBody(root, { text, place }));
  for (const { detail, at } of problems) {
    diagnostics.report(
      "syntax",
      at,
      { detail },
      { help: "Mend the configuration at this place; `terraform validate` says more." },
    );
  }
  return body;
}
