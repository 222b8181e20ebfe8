import { compareText } from "../../compare.js";
import type { ModelComparison } from "../context.js";
import { signature } from "./plain-schema.js";

/** Named schemas that no message of either side holds: they matter to nobody but to readers of the document. */
export function compareUnusedSchemas({ before, after, differences, schemas }: ModelComparison): void {
  const known = new Map(
    before.schemas.filter(({ id }) => !schemas.reached.before.has(id)).map((each) => [each.name, each]),
  );
  const now = new Map(
    after.schemas.filter(({ id }) => !schemas.reached.after.has(id)).map((each) => [each.name, each]),
  );
  const elsewhere = new Set([...before.schemas, ...after.schemas].map(({ name }) => name));
  for (const name of [...elsewhere].sort(compareText)) {
    const [was, is] = [known.get(name), now.get(name)];
    if (was === undefined && is === undefined) continue;
    if (was !== undefined && is !== undefined && text(was.schema) === text(is.schema)) continue;
    const what = was === undefined ? "is new" : is === undefined ? "is gone" : "is another one";
    const where = { subject: `schema '${name}'`, before: was?.origin, after: is?.origin };
    differences.report("unused-schema-changed", where, { what });
  }
}

const text = (schema: Parameters<typeof signature>[0]): string =>
  JSON.stringify([signature(schema), schema.title, schema.description, schema.deprecated, schema.examples]);
