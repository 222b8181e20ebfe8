import type { MessageTemplate } from "./catalog/define.js";
import { documentsCatalog } from "./catalog/documents.js";
import { domainsCatalog } from "./catalog/domains.js";
import { emittingCatalog } from "./catalog/emitting.js";
import { functionsCatalog } from "./catalog/functions.js";
import { gatewayCatalog } from "./catalog/gateway.js";
import { httpCatalog } from "./catalog/http.js";
import { importingCatalog } from "./catalog/importing.js";
import { importingTerraformCatalog } from "./catalog/importing-terraform.js";
import { readingCatalog } from "./catalog/reading.js";
import { servicesCatalog } from "./catalog/services.js";
import { settingsCatalog } from "./catalog/settings.js";
import { stagesCatalog } from "./catalog/stages.js";
import { validationCatalog } from "./catalog/validation.js";
import { webSocketCatalog } from "./catalog/websocket.js";

/** Every code that the compiler can report. A code is for ever: documents, settings and scripts name it. */
export const catalog = {
  ...readingCatalog,
  ...documentsCatalog,
  ...settingsCatalog,
  ...gatewayCatalog,
  ...functionsCatalog,
  ...httpCatalog,
  ...servicesCatalog,
  ...stagesCatalog,
  ...domainsCatalog,
  ...webSocketCatalog,
  ...importingCatalog,
  ...importingTerraformCatalog,
  ...emittingCatalog,
  ...validationCatalog,
};

export type DiagnosticCode = keyof typeof catalog;

/** The placeholders of one code. */
export type DiagnosticValues<Code extends DiagnosticCode> =
  (typeof catalog)[Code]["message"] extends MessageTemplate<infer Key> ? Readonly<Record<Key, string>> : never;
