import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { JsonValue } from "../../ir/json.js";

/** What types stand for values that TypeScript has several for. */
export interface TypeOptions {
  /** `open`: enums of texts take other texts too, since a server may know more of them than its document. */
  readonly enums: "closed" | "open";
  /** What `format: date-time` is. */
  readonly dateTime: "string" | "Date";
  /** What numbers of `format: int64` are: a `number` rounds them beyond 2^53. */
  readonly int64: "number" | "string" | "bigint";
}

export const defaultTypeOptions: TypeOptions = { enums: "closed", dateTime: "string", int64: "number" };

const allowed: { readonly [Key in keyof TypeOptions]: readonly TypeOptions[Key][] } = {
  enums: ["closed", "open"],
  dateTime: ["string", "Date"],
  int64: ["number", "string", "bigint"],
};

/** Reads the map `types` of an emitter's options; what is wrong is reported, and the default stands in its place. */
export function readTypeOptions(raw: unknown, setting: string, diagnostics: DiagnosticBag): TypeOptions {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
    diagnostics.report("setting-invalid", undefined, { setting, problem: "has to be a map" });
    return defaultTypeOptions;
  }
  const read: Record<string, unknown> = { ...defaultTypeOptions };
  const values = new Map<string, readonly JsonValue[]>(Object.entries(allowed));
  for (const [key, value] of Object.entries(raw)) {
    const choice = values.get(key);
    if (choice === undefined) {
      const suggestion = `; there are ${[...values.keys()].map((name) => `'${name}'`).join(", ")}`;
      diagnostics.report("setting-unknown", undefined, { setting: `${setting}.${key}`, suggestion });
    } else if (choice.includes(value)) read[key] = value;
    else {
      const problem = `has to be ${choice.map((each) => `'${each}'`).join(" or ")}`;
      diagnostics.report("setting-invalid", undefined, { setting: `${setting}.${key}`, problem });
    }
  }
  return { ...defaultTypeOptions, ...read };
}
