import type { Cors } from "../../ir/delivery.js";
import { valueLiteral } from "../typescript/literal.js";
import { generatedLine } from "./header.js";

/** Who may read the API's answers in a browser: `src/generated/cors.ts`. */
export function corsModule({ origin: _, ...cors }: Cors): string {
  return [
    `${generatedLine}\n`,
    'import type { CorsData } from "./runtime/cors.js";\n\n',
    `export const cors: CorsData = ${valueLiteral({ ...cors })};\n`,
  ].join("");
}
