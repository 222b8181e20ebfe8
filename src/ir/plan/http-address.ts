/** https://www.rfc-editor.org/rfc/rfc3986: a host, a port, and no white space; variables of the stage are of the path's. */
export const httpAddress =
  /^https?:\/\/(?:[\w.~-]|%[0-9A-F]{2}|\$\{[^}]+\}|\{[\w.+-]+\}|\[[0-9a-f:.]+\])+(?::(?:\d{1,5}|\$\{[^}]+\}))?(?:[/?#]\S*)?$/i;
