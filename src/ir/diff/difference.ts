import type { MessageTemplate } from "../catalog/define.js";
import type { SourcePointer } from "../source.js";
import { type ChangeCode, type ChangeEntry, type ChangeValues, changes, type Direction } from "./catalog.js";
import { type Risk, type Risks, risks } from "./risk.js";

/** Something that is not the same in two models or their plans. */
export interface Difference {
  readonly code: ChangeCode;
  /** What of the API it is about: `GET /pets/{petId}`, `stage 'prod'`, `schema 'Pet'`. */
  readonly subject: string;
  /** What happened to the subject. */
  readonly message: string;
  /** Why the risks are what they are, in a sentence; empty where the message says it all. */
  readonly why: string;
  readonly risks: Risks;
  /** Operations that a shared subject, a schema, matters to. */
  readonly affects: readonly string[];
  /** Undefined where the side has nothing of the kind. */
  readonly before: SourcePointer | undefined;
  readonly after: SourcePointer | undefined;
}

/** What a difference is about, and where both sides have it. */
export interface Where {
  readonly subject: string;
  readonly before: SourcePointer | undefined;
  readonly after: SourcePointer | undefined;
}

/** What one kind of difference does not say by its code. */
interface Details {
  readonly direction?: Direction;
  readonly risks?: Risks;
  /** Asked once everything is compared: only then are all operations known that share the subject. */
  readonly affects?: () => readonly string[];
}

/** Collects differences in the order in which they are found; what is found twice is kept once. */
export class DifferenceBag {
  readonly #items = new Map<string, { difference: Difference; readonly affects: (() => readonly string[])[] }>();

  get items(): readonly Difference[] {
    return [...this.#items.values()].map(({ difference, affects }) => ({
      ...difference,
      affects: [...new Set(affects.flatMap((find) => find()))],
    }));
  }

  report<Code extends ChangeCode>(code: Code, where: Where, values: ChangeValues<Code>, details: Details = {}): void {
    const entry: ChangeEntry = changes[code];
    const message = (entry.message as MessageTemplate<string>).render(values);
    const told = details.risks ?? risksOf(entry, details.direction);
    const key = `${code}\n${where.subject}\n${message}`;
    const { subject, before, after } = where;
    const item = this.#items.get(key) ?? {
      difference: { code, subject, message, why: entry.why, risks: [], affects: [], before, after },
      affects: [],
    };
    item.difference = { ...item.difference, risks: mergeRisks(item.difference.risks, told) };
    if (details.affects !== undefined) item.affects.push(details.affects);
    this.#items.set(key, item);
  }
}

function risksOf({ risks }: ChangeEntry, direction: Direction | undefined): Risks {
  if (risks === "told") return [];
  if (!("request" in risks)) return risks;
  return direction === undefined ? mergeRisks(risks.request, risks.response) : risks[direction];
}

/** In the order of their gravity; `none` only where there is nothing else. */
export function mergeRisks(...lists: readonly Risks[]): Risks {
  const all = new Set<Risk>(lists.flat());
  if (all.size > 1) all.delete("none");
  return risks.filter((risk) => all.has(risk));
}
