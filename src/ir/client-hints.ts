/** What generated clients should know of an operation and OpenAPI has no words for. The gateway is not concerned. */
export interface ClientHints {
  /** Header that takes a key of the caller's, so that the operation can be repeated without being done twice. */
  readonly idempotencyKey?: string;
  /** Whether repeating the operation has the same effect as doing it once; its method tells when absent. */
  readonly idempotent?: boolean;
  /** How its results go on; clients recognise the usual forms when absent, and "none" keeps them from it. */
  readonly pagination?: Pagination | "none";
}

/**
 * How a list goes on after a page. Paths are the names of members that lead through the body of a success; an empty path
 * is the body itself.
 */
export type Pagination =
  /** The body holds, at `next`, what the next request sends as the query parameter; `more`, as below, may end the list before. */
  | (ListBase & {
      readonly kind: "cursor";
      readonly parameter: string;
      readonly next: readonly string[];
      readonly more?: readonly string[];
    })
  /** The next request sends `member` of the last item; `more` leads to a boolean that tells whether there is a next page. */
  | (ListBase & {
      readonly kind: "last-item";
      readonly parameter: string;
      readonly member: string;
      readonly more: readonly string[];
    })
  /** The query parameter is the number of items to leave out; `total` leads to how many there are. */
  | (ListBase & { readonly kind: "offset"; readonly parameter: string; readonly total?: readonly string[] })
  /** The query parameter is the number of the page; `pages` leads to how many there are. */
  | (ListBase & {
      readonly kind: "page";
      readonly parameter: string;
      readonly first: number;
      readonly pages?: readonly string[];
    })
  /** The Link header leads to the next page (RFC 8288, `rel="next"`). */
  | (ListBase & { readonly kind: "link" })
  /** The body holds, at `next`, the URL of the next page. */
  | (ListBase & { readonly kind: "url"; readonly next: readonly string[] });

interface ListBase {
  /** Where the items of a page are. */
  readonly items: readonly string[];
}
