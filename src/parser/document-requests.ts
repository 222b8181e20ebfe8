import { type DocumentNode, items, member, placeOf, rootNode } from "./document-node.js";
import type { FrontEndRequest } from "./front-end.js";
import type { DocumentRequest, FileRequest } from "./load.js";
import type { LoadedFile } from "./loaded-file.js";

/**
 * The documents that the settings put behind the API, the entry document first, with what is laid over each. Needed before
 * the settings as a whole can be checked, since it decides what is read.
 */
export function documentRequests(
  file: LoadedFile | undefined,
  { entry, configuration = "", overlays = [], host }: FrontEndRequest,
): readonly [DocumentRequest, ...DocumentRequest[]] {
  const settings = file === undefined ? undefined : rootNode(file);
  const filesOf = (holder: DocumentNode | undefined): readonly FileRequest[] =>
    listOf(holder, "overlays").flatMap((node): readonly FileRequest[] =>
      typeof node.value === "string" ? [{ location: host.resolve(configuration, node.value), at: placeOf(node) }] : [],
    );
  const listed = listOf(settings, "documents").flatMap((node): readonly DocumentRequest[] => {
    const path = member(node, "path");
    const prefix = member(node, "prefix")?.value;
    if (typeof path?.value !== "string") return [];
    const location = host.resolve(configuration, path.value);
    return [{ location, at: placeOf(path), overlays: filesOf(node), prefix: typeof prefix === "string" ? prefix : "" }];
  });
  const own = listed.find(({ location }) => location === entry);
  const first: DocumentRequest = {
    location: entry,
    prefix: own?.prefix ?? "",
    overlays: [...(own?.overlays ?? []), ...filesOf(settings), ...overlays.map((location) => ({ location }))],
  };
  return [first, ...listed.filter(({ location }) => location !== entry)];
}

const listOf = (holder: DocumentNode | undefined, key: string): readonly DocumentNode[] => {
  const list = holder === undefined ? undefined : member(holder, key);
  return list === undefined ? [] : items(list);
};
