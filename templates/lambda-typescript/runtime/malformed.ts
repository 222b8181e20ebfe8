import { HttpError } from "./errors.js";

/** The error for a body that cannot be read at all. */
export const malformed = (message: string): HttpError =>
  new HttpError(400, `Invalid request: the body ${message}.`, { details: [{ in: "body", pointer: "", message }] });

/** @throws HttpError 400 when the text is no JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("must be JSON");
  }
}
