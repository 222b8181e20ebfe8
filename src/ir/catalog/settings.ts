import { defineCatalog, message } from "./define.js";

/** `gatewright.yaml` and `x-gatewright`. */
export const settingsCatalog = defineCatalog({
  "setting-invalid": {
    severity: "error",
    message: message`The setting '${"setting"}' ${"problem"}.`,
    help: "The README lists every setting with its values; `schemas/gatewright.schema.json` lets an editor check them.",
  },
  "setting-unknown": {
    severity: "error",
    message: message`There is no setting '${"setting"}'${"suggestion"}.`,
    help: "Check spelling and indentation against the list of settings in the README.",
  },
  "setting-not-for-api-type": {
    severity: "error",
    message: message`${"type"} APIs have no '${"setting"}'.`,
    help: "Each report names the alternative. `api.type` chooses the type of the API: rest, http or websocket.",
  },
  "extension-not-for-api-type": {
    severity: "warning",
    message: message`${"type"} APIs have no '${"setting"}'; nothing is generated for it.`,
    help: "The document may have been written for another type of API: `api.type` in the settings chooses it. Each report names the alternative.",
  },
  "setting-operation-unknown": {
    severity: "error",
    message: message`The setting names the operation '${"operation"}', which the document does not have.`,
    help: "Use the operationId, or the generated id that `gatewright model` shows.",
  },
  "setting-name-unknown": {
    severity: "error",
    message: message`The setting names the ${"kind"} '${"name"}', which is not defined.`,
    help: "Define it, or correct the name.",
  },
  "parameter-unused": {
    severity: "warning",
    message: message`Nothing asks for the deploy parameter '${"parameter"}'; it is in no output.`,
    help: "Write `${Name}` where its value belongs, correct its name, or remove it.",
  },
  "parameter-shared": {
    severity: "warning",
    message: message`'${"one"}' and '${"other"}' become one deploy parameter, '${"parameter"}'.`,
    help: "Parameters begin with a capital and hold letters and digits only. Rename one where they mean different values.",
  },
  "setting-outside-file": {
    severity: "error",
    message: message`The setting '${"setting"}' counts only in \`gatewright.yaml\`, not in a document.`,
    help: "It runs code or opens the network: that is for whoever builds to decide, and documents come from anywhere. Move it into the settings file.",
  },
  "name-duplicate": {
    severity: "error",
    message: message`Two ${"kind"} are named '${"name"}'.`,
    help: "Give each a name of its own; overrides, usage plans and outputs tell them apart by it.",
  },
  "cors-invalid": {
    severity: "error",
    message: message`CORS cannot allow ${"what"} '${"value"}': ${"problem"}.`,
    help: "An origin is a scheme, a host and possibly a port (`https://app.example.com`), or `*` alone; a header is a plain name.",
  },
  "cors-credentials-any-origin": {
    severity: "error",
    message: message`Browsers refuse credentials where every origin (\`*\`) is allowed.`,
    help: "List the origins under `cors.origins`, or set `cors.credentials: false`.",
  },
  "cors-credentials-every-page": {
    severity: "warning",
    message: message`Every page of '${"origin"}' may call with the cookies of whoever looks at it.`,
    help: "List the origins under `cors.origins`, or set `cors.credentials: false`.",
  },
  "emitter-unknown": {
    severity: "error",
    message: message`There is no emitter '${"emitter"}': ${"detail"}.`,
    help: "Built in are cloudformation, terraform, typescript-client, python-client, lambda-typescript, lambda-python and openapi. An emitter from outside is named by package or by a path that begins with `./`.",
  },
  "override-invalid": {
    severity: "error",
    message: message`The override of '${"resource"}': '${"property"}' ${"problem"}.`,
    help: "Properties go by the names of the target's own reference, and are merged into what the emitter prints: write only what differs, and `null` to take a property away.",
  },
  "override-reference-unknown": {
    severity: "error",
    message: message`The override of '${"resource"}' refers to '${"name"}', which ${"problem"}.`,
    help: "A parameter has to be declared under `parameters` in the settings; resources go by their logical ids, as the template has them.",
  },
  "override-unused": {
    severity: "warning",
    message: message`The override for '${"resource"}' matches no resource.`,
    help: "The keys of all resources are listed by `gatewright model --plan`.",
  },
});
