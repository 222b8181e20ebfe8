import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { readChoice, readOptionMap } from "../option-map.js";

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

/** Reads the map `types` of an emitter's options; what is wrong is reported, and the default stands in its place. */
export function readTypeOptions(raw: unknown, setting: string, diagnostics: DiagnosticBag): TypeOptions {
  const { enums, dateTime, int64 } = readOptionMap(raw, setting, ["enums", "dateTime", "int64"], diagnostics);
  return {
    enums: readChoice(enums, `${setting}.enums`, ["closed", "open"], diagnostics) ?? defaultTypeOptions.enums,
    dateTime:
      readChoice(dateTime, `${setting}.dateTime`, ["string", "Date"], diagnostics) ?? defaultTypeOptions.dateTime,
    int64:
      readChoice(int64, `${setting}.int64`, ["number", "string", "bigint"], diagnostics) ?? defaultTypeOptions.int64,
  };
}
