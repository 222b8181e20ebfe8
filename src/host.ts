import type { ParserHost } from "./parser/host.js";

/** What a compilation may ask of the world outside; the compiler itself touches neither disk nor network. */
export interface CompilerHost extends ParserHost {
  /**
   * Loads the ES module that `specifier` names: a path that begins with `./` or `../`, or a package.
   *
   * @param folder absolute path of the folder that the name is seen from
   * @throws what the module throws when it is loaded, or an Error that says why it is not found
   */
  importModule(specifier: string, folder: string): Promise<unknown>;
}
