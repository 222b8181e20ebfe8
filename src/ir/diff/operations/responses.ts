import type { Header, Response } from "../../api.js";
import { type ModelComparison, schemaPlace } from "../context.js";
import type { Where } from "../difference.js";
import { compareSchemas } from "../schemas/compare-schemas.js";
import { compareContents } from "./bodies.js";

/** Whether a caller's code takes it for the answer that was asked for. */
const isSuccess = ({ status }: Response): boolean => /^[123]/.test(status);

export function compareResponses(
  before: readonly Response[],
  after: readonly Response[],
  where: Where,
  comparison: ModelComparison,
): void {
  const { differences } = comparison;
  const now = new Map(after.map((each) => [each.status, each]));
  const known = new Set(before.map(({ status }) => status));
  for (const response of before) {
    const other = now.get(response.status);
    const { status } = response;
    if (other !== undefined) compareResponse(response, other, where, comparison);
    else
      differences.report(
        isSuccess(response) ? "success-removed" : "failure-removed",
        { ...where, before: response.origin },
        { status },
      );
  }
  for (const response of after) {
    if (known.has(response.status)) continue;
    const code = isSuccess(response) && !isForeseen(response.status, known) ? "success-added" : "failure-added";
    differences.report(code, { ...where, after: response.origin }, { status: response.status });
  }
}

/** Whether a range stood for the status before. */
const isForeseen = (status: string, known: ReadonlySet<string>): boolean =>
  known.has("default") || known.has(`${status.charAt(0)}XX`);

function compareResponse(before: Response, after: Response, where: Where, comparison: ModelComparison): void {
  const here: Where = { subject: where.subject, before: before.origin, after: after.origin };
  if (before.description !== after.description) comparison.differences.report("words-changed", here, {});
  compareHeaders(before, after, here, comparison);
  const of = ` with ${before.status}`;
  compareContents(before.content, after.content, { direction: "response", where: here, of }, comparison);
}

function compareHeaders(before: Response, after: Response, where: Where, comparison: ModelComparison): void {
  const { differences } = comparison;
  const { status } = before;
  const headers = ({ headers }: Response) => new Map(headers.map((each) => [each.name.toLowerCase(), each]));
  const [known, now] = [headers(before), headers(after)];
  for (const [name, header] of known) {
    const other = now.get(name);
    if (other === undefined) differences.report("header-removed", where, { name: header.name, status });
    else compareHeader(header, other, status, where, comparison);
  }
  for (const [name, header] of now)
    if (!known.has(name)) differences.report("header-added", where, { name: header.name, status });
}

function compareHeader(before: Header, after: Header, status: string, where: Where, comparison: ModelComparison): void {
  const { differences } = comparison;
  const values = { name: before.name, status };
  if (before.required !== after.required)
    differences.report(after.required ? "header-made-required" : "header-made-optional", where, values);
  if (before.explode !== after.explode || before.contentType !== after.contentType)
    differences.report("header-form-changed", where, values);
  const words = ({ name, description, deprecated, examples }: Header): string =>
    JSON.stringify([name, description, deprecated, examples]);
  if (words(before) !== words(after)) differences.report("words-changed", where, {});
  const place = schemaPlace(where.subject, `the header ${before.name} with ${status}`, "response");
  compareSchemas(before.schema, after.schema, place, comparison.schemas);
}
