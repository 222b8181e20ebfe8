/** Text of a document as Markdown that shows it and does nothing else. */
export const markdownText = (text: string): string =>
  text
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu, " ")
    .trim()
    .replace(/[\\`*_{}[\]()#!|<>~&]/g, (mark) => `\\${mark}`);

/** Keeps a code block's text from ending it. */
export const block = (text: string): string => `\`\`\`python\n${text.replaceAll("```", "\\x60\\x60\\x60")}\`\`\`\n`;
