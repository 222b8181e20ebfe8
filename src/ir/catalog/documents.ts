import { defineCatalog, message } from "./define.js";

/** Overlays, and several documents behind one API. */
export const documentsCatalog = defineCatalog({
  "overlay-invalid": {
    severity: "error",
    message: message`The overlay cannot be applied: ${"problem"}.`,
    help: "An overlay has `overlay: 1.0.0` and a list of `actions`, each with a `target` (a JSONPath) and `update` or `remove: true`. Objects are updated by objects, arrays by items.",
  },
  "overlay-target-unmatched": {
    severity: "warning",
    message: message`The overlay's target '${"target"}' selects nothing; the action changes nothing.`,
    help: "Check the path against the document: `$.paths['/pets'].get`. Actions see what earlier ones have made of it.",
  },
  "route-shared": {
    severity: "error",
    message: message`Two documents describe the route ${"method"} '${"path"}'.`,
    help: "Give one of the documents a `prefix` under `documents` in the settings, or take the operation out of it with an overlay.",
  },
  "operation-id-settled": {
    severity: "warning",
    message: message`The operationId '${"operation"}' is used by an earlier document; here it becomes '${"id"}'.`,
    help: "Clients, handlers and settings name the operation so. Rename it in the document, or with an overlay, to choose yourself.",
  },
  "gateway-response-shared": {
    severity: "warning",
    message: message`An earlier document describes the gateway response ${"type"}; this one is not used.`,
    help: "An API has one gateway response of each type: keep it in one of the documents.",
  },
  "base-path-missing": {
    severity: "warning",
    message: message`\`api.basePath\` is '${"mode"}', but the document has no base path.`,
    help: "A base path is `basePath` of Swagger 2.0, or the path of the first server's URL, or the default of a server variable called `basePath`.",
  },
});
