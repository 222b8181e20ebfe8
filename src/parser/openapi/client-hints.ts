import type { ClientHints, Pagination } from "../../ir/client-hints.js";
import type { ClientHintsSettings } from "../settings/schema/client-hints.js";

/** What settings say to clients; of the file and the document the file's members count first. */
export function readClientHints(
  above: ClientHintsSettings | undefined,
  below: ClientHintsSettings | undefined,
): ClientHints | undefined {
  if (above === undefined && below === undefined) return undefined;
  const { pagination, ...hints } = { ...below, ...above };
  if (pagination === undefined) return hints;
  return { ...hints, pagination: pagination === false ? "none" : readPagination(pagination) };
}

/** Paths as lists of names, which settings may give as text. */
function readPagination(given: Exclude<NonNullable<ClientHintsSettings["pagination"]>, false>): Pagination {
  const at = (text: string | readonly string[] | undefined): readonly string[] =>
    typeof text === "string" ? text.split(".").filter((name) => name !== "") : (text ?? []);
  const list = at(given.items);
  switch (given.kind) {
    case "cursor": {
      const more = given.more === undefined ? {} : { more: at(given.more) };
      return { kind: "cursor", parameter: given.parameter, next: at(given.next), ...more, items: list };
    }
    case "last-item":
      return {
        kind: given.kind,
        parameter: given.parameter,
        member: given.member ?? "id",
        more: at(given.more),
        items: list,
      };
    case "offset": {
      const total = given.total === undefined ? {} : { total: at(given.total) };
      return { kind: "offset", parameter: given.parameter, ...total, items: list };
    }
    case "page": {
      const pages = given.pages === undefined ? {} : { pages: at(given.pages) };
      return { kind: "page", parameter: given.parameter, first: given.first ?? 1, ...pages, items: list };
    }
    case "link":
      return { kind: "link", items: list };
    case "url":
      return { kind: "url", next: at(given.next), items: list };
  }
}
