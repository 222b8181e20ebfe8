import { defineEmitter } from "../emitter.js";
import { writeDocument } from "./document.js";
import { type OpenApiOptions, readOptions } from "./options.js";
import { jsonText, yamlText } from "./text.js";

/** The API as one OpenAPI 3.1 document with its extensions and settings: `openapi/openapi.yaml` or `.json`. */
export const emitter = defineEmitter<OpenApiOptions>({
  name: "openapi",
  requires: [],
  readOptions,
  emit({ api, options, diagnostics }) {
    if (api.gateway.protocol === "websocket") {
      diagnostics.report("export-websocket", api.origin, {});
      return [];
    }
    const document = writeDocument(api, diagnostics);
    const text = options.format === "json" ? jsonText(document) : yamlText(document);
    return [{ path: `openapi/openapi.${options.format}`, text, ownership: "generated" }];
  },
});
