import type { ApiModel } from "../api.js";
import type { DiagnosticBag } from "../diagnostics.js";
import { corsCredentials } from "./cors-credentials.js";
import { corsHeaders } from "./cors-headers.js";
import { corsOrigins } from "./cors-origins.js";
import { pagination } from "./pagination.js";
import type { Rule } from "./rule.js";
import { uniqueNames } from "./unique-names.js";

const rules: readonly Rule[] = [uniqueNames, corsOrigins, corsHeaders, corsCredentials, pagination];

/**
 * Checks what holds for every build and every front end. What a document may not say is its reader's to report, and what
 * only the gateway demands is the lowering's.
 */
export function validate(api: ApiModel, diagnostics: DiagnosticBag): void {
  for (const rule of rules) rule(api, diagnostics);
}
