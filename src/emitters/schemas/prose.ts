/* What the documents' texts are in comments: Markdown, which is what editors show, and words that say something. */

/** Texts of which it can be told that they are HTML: documents of some makers are. */
const htmlText = /<\/(?:p|a|code|li|em|strong)>|<br ?\/?>/i;

const marks: readonly (readonly [tag: RegExp, mark: string])[] = [
  [/<\/?(?:strong|b)>/gi, "**"],
  [/<\/?(?:em|i)>/gi, "*"],
  [/<code>([^<>`]*)<\/code>/gi, "`$1`"],
  [/<a\s[^<>]*?href="([^"<>\s]+)"[^<>]*>([^<>[\]]*)<\/a>/gi, "[$2]($1)"],
  [/<br ?\/?>/gi, "\n"],
  [/<li>/gi, "\n- "],
  [/<\/li>|<\/?(?:ul|ol)>/gi, "\n"],
  [/<\/?p>/gi, "\n\n"],
];

const entities: ReadonlyMap<string, string> = new Map([
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#39;", "'"],
  ["&nbsp;", " "],
  ["&amp;", "&"],
]);

/** HTML as the Markdown that says the same: paragraphs, lists, links and code. Other tags, and other texts, stay. */
export function markdownOf(text: string): string {
  if (!htmlText.test(text)) return text;
  const marked = marks.reduce((current, [tag, mark]) => current.replace(tag, mark), text);
  return marked
    .replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (entity) => entities.get(entity) ?? entity)
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .replace(/\n{2,}(?=- )/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * A schema's title, where it says more than the name that stands beside it. Generators of documents fill titles with names
 * of their own (`customer_param`, `AccountSettings`).
 *
 * @param name of the type or the member
 */
export function spokenTitle(title: string | undefined, name: string | undefined): string | undefined {
  if (title === undefined || (name !== undefined && plain(title) === plain(name))) return undefined;
  return /^[a-z\d]+(?:_[a-z\d]+)+$|^[A-Z][a-z\d]+[A-Z][A-Za-z\d]*$/.test(title) ? undefined : title;
}
