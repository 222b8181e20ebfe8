import type { ApiModel } from "../../ir/api.js";

/** Languages of handler projects, by what the names of their runtimes begin with. */
export type HandlerLanguage = "nodejs" | "python";

/**
 * The API with those functions alone whose handlers are generated in a language: of one document functions may be in
 * either, and the code of others is their author's.
 */
export const handlersOf = (api: ApiModel, language: HandlerLanguage): ApiModel => ({
  ...api,
  handlers: api.handlers.filter(({ generated, runtime }) => generated && runtime.startsWith(language)),
});
