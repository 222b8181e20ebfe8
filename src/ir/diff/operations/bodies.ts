import type { MediaType, Operation } from "../../api.js";
import { canonical } from "../../plan/fingerprint.js";
import type { Direction } from "../catalog.js";
import { type ModelComparison, schemaPlace } from "../context.js";
import type { Where } from "../difference.js";
import { compareSchemas } from "../schemas/compare-schemas.js";

export function compareBodies(before: Operation, after: Operation, where: Where, comparison: ModelComparison): void {
  const { differences } = comparison;
  const [known, now] = [before.body, after.body];
  if (known === undefined && now === undefined) return;
  const here: Where = { ...where, before: (known ?? before).origin, after: (now ?? after).origin };
  if (known === undefined) differences.report(now?.required ? "body-demanded" : "body-added", here, {});
  else if (now === undefined) differences.report("body-removed", here, {});
  else {
    if (known.required !== now.required)
      differences.report(now.required ? "body-demanded" : "body-made-optional", here, {});
    if (known.description !== now.description) differences.report("words-changed", here, {});
    compareContents(known.content, now.content, { direction: "request", where: here, of: "" }, comparison);
  }
}

interface ContentPlace {
  readonly direction: Direction;
  readonly where: Where;
  /** What the content belongs to, as the end of a sentence: ` with 200`; empty for the body of the request. */
  readonly of: string;
}

/** Media types are told apart without regard to case; parameters such as the charset count (RFC 9110, section 8.3.1). */
const typeKey = ({ type }: MediaType): string => type.toLowerCase().replaceAll(" ", "");

export function compareContents(
  before: readonly MediaType[],
  after: readonly MediaType[],
  { direction, where, of }: ContentPlace,
  comparison: ModelComparison,
): void {
  const { differences } = comparison;
  const verb = direction === "request" ? "takes" : "answers with";
  const now = new Map(after.map((each) => [typeKey(each), each]));
  const known = new Set(before.map(typeKey));
  for (const content of before) {
    const other = now.get(typeKey(content));
    const here = { ...where, before: content.origin };
    if (other === undefined) {
      differences.report("media-type-removed", here, { verb, type: content.type, where: of });
      continue;
    }
    const place = schemaPlace(where.subject, `the body${of}`, direction);
    compareSchemas(content.schema, other.schema, place, comparison.schemas);
    compareEncodings(content, other, here, comparison);
    if (JSON.stringify(content.examples) !== JSON.stringify(other.examples))
      differences.report("words-changed", here, {});
  }
  for (const [key, content] of now)
    if (!known.has(key))
      differences.report(
        "media-type-added",
        { ...where, after: content.origin },
        { verb, type: content.type, where: of },
      );
}

function compareEncodings(before: MediaType, after: MediaType, where: Where, { differences }: ModelComparison): void {
  const encodings = ({ encoding }: MediaType): ReadonlyMap<string, string> =>
    new Map(encoding.map((part) => [part.property, canonical(part, "")]));
  const [known, now] = [encodings(before), encodings(after)];
  for (const part of new Set([...known.keys(), ...now.keys()]))
    if (known.get(part) !== now.get(part)) differences.report("encoding-changed", where, { part, type: before.type });
}
