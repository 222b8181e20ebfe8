import type { Difference } from "../ir/diff/difference.js";
import { gravity, type Risk, risks } from "../ir/diff/risk.js";
import type { SourceFile, SourcePointer } from "../ir/source.js";
import { relativeName } from "../report.js";

/** A place that a person can go to; lines and columns count from 1. */
export interface DifferencePlace {
  /** Relative to the working directory. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A difference whose places are known. */
export interface LocatedDifference extends Omit<Difference, "before" | "after"> {
  readonly before?: DifferencePlace;
  readonly after?: DifferencePlace;
}

type Sources = ReadonlyMap<string, SourceFile>;

/** Works out lines and columns, and puts what belongs to one subject together, the gravest of each first. */
export function locateDifferences(
  differences: readonly Difference[],
  sources: { readonly before: Sources; readonly after: Sources },
  workingDirectory: string,
): readonly LocatedDifference[] {
  const locate = (at: SourcePointer | undefined, files: Sources): DifferencePlace | undefined => {
    const source = at === undefined ? undefined : files.get(at.file);
    if (at === undefined || source === undefined) return undefined;
    const { line, column } = source.locate(at).start;
    return { file: relativeName(source.location, workingDirectory), line, column };
  };
  const located = differences.map(({ before, after, ...rest }): LocatedDifference => {
    const places = { before: locate(before, sources.before), after: locate(after, sources.after) };
    return {
      ...rest,
      ...(places.before === undefined ? {} : { before: places.before }),
      ...(places.after === undefined ? {} : { after: places.after }),
    };
  });
  const order = new Map([...new Set(located.map(({ subject }) => subject))].map((subject, index) => [subject, index]));
  return located.toSorted(
    (left, right) =>
      (order.get(left.subject) ?? 0) - (order.get(right.subject) ?? 0) || gravity(right.risks) - gravity(left.risks),
  );
}

/** How many differences bear each risk, from the gravest; risks that none bears are left out. */
export const countRisks = (differences: readonly Pick<Difference, "risks">[]): readonly (readonly [Risk, number])[] =>
  risks
    .toReversed()
    .map((risk) => [risk, differences.filter((each) => each.risks.includes(risk)).length] as const)
    .filter(([, count]) => count > 0);
