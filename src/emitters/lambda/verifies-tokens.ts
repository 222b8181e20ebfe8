import type { ApiModel } from "../../ir/api.js";

/** Whether a function of the build checks tokens. */
export const verifiesTokens = ({ authorizers, handlers }: ApiModel): boolean =>
  authorizers.some(
    (authorizer) =>
      authorizer.kind === "lambda" &&
      authorizer.verification !== undefined &&
      handlers.some(({ purpose }) => purpose.kind === "authorizer" && purpose.authorizer === authorizer.id),
  );
