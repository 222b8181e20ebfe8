import { load, YAMLException } from "js-yaml";
import type { SourceFile } from "../../ir/source.js";
import { countJsonKeys, createJsonLocator, duplicateJsonKeys } from "./json-locator.js";
import { createLineTable } from "./lines.js";
import { offsetWithin } from "./text-offset.js";
import { createYamlLocator, yamlProblems } from "./yaml-locator.js";
import { createYamlSchema } from "./yaml-schema.js";

export interface TextProblem {
  readonly code: "syntax" | "key-duplicate";
  /** For `syntax` the message, for `key-duplicate` the key. */
  readonly detail: string;
  readonly offset: number;
}

export interface ParsedText {
  /** Undefined when `problems` tell why. */
  readonly value: unknown;
  readonly problems: readonly TextProblem[];
  /** Where keys that occur twice are the only problem of YAML: the value with the last of each. */
  readonly lastWins?: () => unknown;
  readonly syntax: "json" | "yaml";
  readonly source: SourceFile;
}

/** Reads JSON, or YAML where the text is no JSON. Never throws for what the text holds. */
export function parseText(name: string, location: string, text: string): ParsedText {
  if (/^\s*[[{]/.test(text)) {
    try {
      const value: unknown = JSON.parse(text);
      return { value, problems: [], syntax: "json", source: sourceFile(name, location, text, createJsonLocator(text)) };
    } catch {
      // YAML's flow style looks like JSON too, so the YAML reader has the last word.
    }
  }
  const source = sourceFile(name, location, text, createYamlLocator(text));
  try {
    return { value: load(text, { schema: createYamlSchema() }), problems: [], syntax: "yaml", source };
  } catch (error) {
    const problems = problemsOf(text, error);
    const failed = { value: undefined, problems, syntax: "yaml", source } as const;
    return problems.every(({ code }) => code === "key-duplicate")
      ? { ...failed, lastWins: () => load(text, { schema: createYamlSchema(), json: true }) }
      : failed;
  }
}

/**
 * Keys that stand twice in one object of JSON text: `JSON.parse` drops the first in silence, so the keys in the text
 * are counted against those in the value, and only a difference makes a search necessary.
 */
export function findDuplicateKeys(parsed: ParsedText, keysInValue: number): readonly TextProblem[] {
  const { text } = parsed.source;
  if (parsed.syntax !== "json" || countJsonKeys(text) === keysInValue) return [];
  return duplicateJsonKeys(text).map(({ key, offset }) => ({ code: "key-duplicate", detail: key, offset }));
}

function sourceFile(
  name: string,
  location: string,
  text: string,
  find: ReturnType<typeof createJsonLocator>,
): SourceFile {
  const range = createLineTable(text);
  return {
    name,
    location,
    text,
    locate: (at) => {
      if (at.offset !== undefined) return range(at.offset, at.offset + 1);
      const { key, value, text: valueText } = find(at.pointer);
      const inner = at.within === undefined ? undefined : valueText?.();
      if (inner !== undefined) {
        const offset = offsetWithin(text, value, inner, at.within ?? 0);
        return range(offset, offset + 1);
      }
      return range(...(at.part === "key" ? (key ?? value) : value));
    },
  };
}

function problemsOf(text: string, error: unknown): readonly TextProblem[] {
  let problems: readonly TextProblem[] = [];
  try {
    problems = yamlProblems(text);
  } catch {
    // Text that overwhelms the thorough reader is described by the quick one alone.
  }
  if (problems.length > 0) return problems;
  if (error instanceof YAMLException)
    return [{ code: "syntax", detail: error.reason, offset: error.mark?.position ?? 0 }];
  return [{ code: "syntax", detail: "the text cannot be taken apart: it is nested too deeply", offset: 0 }];
}
