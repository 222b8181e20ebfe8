import { visibleText } from "../typescript/literal.js";

/** Text of a document as Markdown that shows it and does nothing else. */
export const markdownText = (text: string): string =>
  visibleText(text)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]()#!|<>~&]/g, (mark) => `\\${mark}`);

/** Keeps a code block's text from ending it. */
export const codeText = (text: string): string => text.replaceAll("```", "\\u0060\\u0060\\u0060");
