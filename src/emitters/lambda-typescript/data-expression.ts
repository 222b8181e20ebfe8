import type { Data, SchemaForm } from "../lambda/data.js";
import { valueLiteral } from "../typescript/literal.js";
import { arrayExpression, namedEntry, objectExpression } from "./expression.js";

/**
 * Data of the API as an expression. Schemas refer to each other through functions, so that recursive ones need no order.
 *
 * @param refer the expression of a named schema's data
 * @param indent of the line that the expression begins on
 */
export function dataExpression(data: Data, refer: (form: SchemaForm) => string, indent: string): string {
  if (typeof data !== "object") return valueLiteral(data);
  const print = (inner: Data): string => dataExpression(inner, refer, `${indent}  `);
  if ("reference" in data) return `() => ${refer(data.reference)}`;
  if ("literal" in data) return valueLiteral(data.literal);
  if ("members" in data)
    return objectExpression(
      data.members.map(([name, value]) => namedEntry(name, print(value))),
      indent,
    );
  return arrayExpression(data.map(print), indent);
}
