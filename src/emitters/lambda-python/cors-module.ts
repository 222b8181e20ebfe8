import type { Cors } from "../../ir/delivery.js";
import { generatedHeader } from "../python/module-text.js";
import { layOut, stringTuple } from "./expression.js";

/** Who may read the API's answers in a browser: `handlers/generated/cors.py`. */
export function corsModule({ origins, headers, exposedHeaders, credentials, maxAgeSeconds }: Cors): string {
  const tuple = (name: string, texts: readonly string[]): string =>
    `${name}=${stringTuple(texts, "    ", name.length + 5)}`;
  const given = [
    tuple("origins", origins),
    ...(headers.length === 0 ? [] : [tuple("headers", headers)]),
    ...(exposedHeaders.length === 0 ? [] : [tuple("exposed_headers", exposedHeaders)]),
    ...(credentials ? ["credentials=True"] : []),
    ...(maxAgeSeconds === undefined ? [] : [`max_age_seconds=${maxAgeSeconds}`]),
  ];
  return `${generatedHeader}\nfrom .runtime.cors import Cors\n\ncors = ${layOut("Cors(", given, ")", "", 7)}\n`;
}
