import type { ExternalDocumentation } from "../../ir/about.js";
import { as, type ExportContext, type Fragment, type Rows, write } from "./rows.js";

const rows: Rows<ExternalDocumentation> = { url: as("url"), description: as("description") };

/** `externalDocs` of whatever has them. */
export const externalDocsRow = (docs: ExternalDocumentation, _: unknown, context: ExportContext): Fragment => ({
  externalDocs: write(rows, docs, context),
});
