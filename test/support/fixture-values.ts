import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const fixtures = fileURLToPath(new URL("../../fixtures", import.meta.url));

/** Names of all cases. */
export const caseNames: readonly string[] = readdirSync(fixtures);

/** A file of a case; empty when there is none. */
export function readOfCase(name: string, file: string): string {
  const path = join(fixtures, name, file);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

/** The values of a case's documents, references not followed; those that cannot be parsed are left out. */
export const documentsOf = (name: string): readonly unknown[] =>
  readdirSync(join(fixtures, name))
    .filter((file) => /^(?:openapi|asyncapi|.*openapi).*\.(?:ya?ml|json)$/.test(file))
    .map((file) => tryParse(readOfCase(name, file)));

export const settingsOf = (name: string): unknown => tryParse(readOfCase(name, "gatewright.yaml")) ?? {};

function tryParse(text: string): unknown {
  try {
    return parse(text, { logLevel: "silent", maxAliasCount: 0 });
  } catch {
    return undefined;
  }
}

/** Every value under a key that `isWanted`, anywhere in a document; what is found is not searched for more. */
export function* valuesUnder(
  value: unknown,
  isWanted: (key: string) => boolean,
): Generator<[key: string, value: unknown]> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (isWanted(key)) yield [key, child];
    else yield* valuesUnder(child, isWanted);
  }
}

/** Paths of all members of a value: `stages[].cache.ttl`, with `*` beside each key, which may be a name of the user's. */
export function* pathsIn(value: unknown, path = ""): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* pathsIn(item, `${path}[]`);
  else if (typeof value === "object" && value !== null)
    for (const [key, child] of Object.entries(value)) {
      for (const name of [key, "*"]) {
        const inner = path === "" ? name : `${path}.${name}`;
        yield inner;
        yield* pathsIn(child, inner);
      }
    }
}
