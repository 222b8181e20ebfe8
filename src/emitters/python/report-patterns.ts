import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { ruleSchemas } from "../../ir/plan/references.js";
import type { Schema } from "../../ir/schema.js";
import { visitSchema } from "../schemas/schema-graph.js";
import { patternLimit } from "./pattern-limit.js";

/**
 * Reports the patterns of schemas that Python cannot check. References are not followed.
 * @param part what would have checked them
 */
export function reportPatterns(
  schemas: Iterable<Schema>,
  part: "handlers" | "client",
  diagnostics: DiagnosticBag,
): void {
  const report = (pattern: string, { origin }: Schema): void => {
    const limit = patternLimit(pattern);
    if (limit !== undefined) diagnostics.report("pattern-unchecked", origin, { pattern, part, limit });
  };
  const pending = [...schemas];
  for (const schema of pending)
    visitSchema(schema, (each) => {
      if (each.kind === "not") pending.push(each.schema);
      // A client checks no rules.
      if (part === "handlers") pending.push(...ruleSchemas(each));
      if (each.kind === "string" && each.pattern !== undefined) report(each.pattern, each);
      if (each.kind === "object") for (const { pattern, schema: value } of each.patterns) report(pattern, value);
    });
}
