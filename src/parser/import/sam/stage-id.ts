import { createHash } from "node:crypto";
import type { SourceValue } from "../source-value.js";
import { stringOf } from "./values.js";

/**
 * The logical id of the stage of an API. A name that only the deployment knows does not occur in it.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-api.html
 */
export function stageId(api: string, name: SourceValue | undefined): string {
  const text = stringOf(name) ?? "";
  if (/^[a-zA-Z0-9]+$/.test(text)) return `${api}${text}Stage`;
  if (text === "") return `${api}Stage`;
  return `${api}Stage${createHash("sha1").update(text).digest("hex").slice(0, 10)}`;
}

/** As `stageId`; the stage that an HTTP API has by default goes by a name of its own. */
export const httpStageId = (api: string, name: SourceValue | undefined): string =>
  name === undefined || stringOf(name) === "$default" ? `${api}ApiGatewayDefaultStage` : stageId(api, name);
