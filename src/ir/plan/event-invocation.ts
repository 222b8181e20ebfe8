import type { Integration } from "../integration.js";

/**
 * Whether a function is handed an event and nobody waits for it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integration-async.html
 */
export const isEventInvocation = (integration: Integration): boolean =>
  integration.kind === "lambda" &&
  integration.requestParameters.some(({ to }) => /^integration\.request\.header\.X-Amz-Invocation-Type$/i.test(to));
