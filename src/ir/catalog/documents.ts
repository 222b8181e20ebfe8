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
});
