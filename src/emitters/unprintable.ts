// Control characters, line and paragraph separators, byte-order marks, noncharacters, and halves of surrogate pairs: YAML
// 1.1 takes them for line breaks or refuses them, and CloudFormation reads JSON as YAML. Marks that change the direction of
// text, and spaces without width: they let a template look in review like what it is not (CVE-2021-42574).
const unprintable =
  /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const everyUnprintable = new RegExp(unprintable, "g");

/** Whether text has to stand between double quotes, so that `escapeUnprintable` can do its work. */
export const holdsUnprintable = (text: string): boolean => unprintable.test(text);

/** Escapes what not every reader accepts raw. All of it has to stand between double quotes, of YAML or of JSON. */
export const escapeUnprintable = (text: string): string =>
  text.replace(everyUnprintable, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
