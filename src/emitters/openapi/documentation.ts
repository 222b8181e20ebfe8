import type { Documentation, DocumentationLocation, DocumentationPart } from "../../ir/documentation.js";
import {
  as,
  asUnless,
  combine,
  derived,
  type ExportContext,
  extension,
  type Fragment,
  type Rows,
  setting,
  write,
} from "./rows.js";

const locations: Rows<DocumentationLocation> = {
  type: as("type"),
  path: as("path"),
  method: as("method"),
  statusCode: as("statusCode"),
  name: as("name"),
};

const parts: Rows<DocumentationPart> = {
  location: (location, _, context) => ({ location: write(locations, location, context) }),
  properties: as("properties"),
  origin: derived,
};

type Settings = Omit<Documentation, "parts">;

const settings: Rows<Settings> = {
  version: as("version"),
  description: as("description"),
  generate: asUnless("generate", false),
  origin: derived,
};

/** The snapshot is a setting, the parts stand in the service's extension. */
export const documentationRow = (documentation: Documentation, _: unknown, context: ExportContext): Fragment =>
  combine([
    setting({ documentation: write(settings, documentation, context) }),
    documentation.parts.length === 0
      ? {}
      : extension("documentation", {
          documentationParts: documentation.parts.map((each) => write(parts, each, context)),
        }),
  ]);
