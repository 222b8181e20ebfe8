import type { ApiModel } from "../../ir/api.js";

/** The API with the functions alone whose handlers are generated: the code of the others is their author's. */
export const withGeneratedHandlers = (api: ApiModel): ApiModel => {
  const handlers = api.handlers.filter(({ generated }) => generated);
  return handlers.length === api.handlers.length ? api : { ...api, handlers };
};
