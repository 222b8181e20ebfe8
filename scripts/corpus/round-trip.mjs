// Whether a document's model, written as OpenAPI and read again, is the same model.
import { isDeepStrictEqual } from "node:util";

const location = "/exported/openapi.yaml";

/** @returns where the second model differs from the first, as texts; empty when nowhere. */
export async function checkRoundTrip(compile, host, first) {
  const [artifact] = first.artifacts;
  const { api, diagnostics } = await compile({
    entry: location,
    emitters: [],
    host: {
      ...host,
      readText: async (path) => {
        if (path !== location) throw new Error(`an exported document stands alone, and does not need ${path}`);
        return artifact.text;
      },
    },
  });
  if (api === undefined) {
    return diagnostics.filter(({ severity }) => severity === "error").map(({ code, message }) => `${code}: ${message}`);
  }
  return differences(first.api, api, "");
}

/** Places of the model, without those of the text. */
function differences(left, right, path) {
  if (isDeepStrictEqual(left, right)) return [];
  const areObjects = [left, right].every((each) => typeof each === "object" && each !== null);
  if (!areObjects || Array.isArray(left) !== Array.isArray(right))
    return [`${path}: ${brief(left)} -> ${brief(right)}`];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  keys.delete("origin");
  return [...keys].flatMap((key) => differences(left[key], right[key], `${path}/${key}`));
}

const brief = (value) => (JSON.stringify(value) ?? "nothing").slice(0, 120);
