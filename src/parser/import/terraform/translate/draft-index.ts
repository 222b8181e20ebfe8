import { knownText } from "../evaluate/text.js";
import type { Value } from "../evaluate/value.js";
import { type Draft, propertyOf } from "./draft.js";
import { identityOf } from "./source-value.js";

/** Drafts by what others call them. */
export interface DraftIndex {
  readonly all: readonly Draft[];
  /** The draft that a value refers to, by reference or by a name that is known. */
  find(
    type: string,
    value: Value | undefined,
    nameProperty?: string,
    within?: readonly [property: string, value: Value | undefined],
  ): Draft | undefined;
  /** The method that an argument of its parts means. */
  method(api: Value | undefined, resource: Value | undefined, verb: Value | undefined): Draft | undefined;
}

export function indexDrafts(all: readonly Draft[]): DraftIndex {
  const byId = new Map(all.map((draft) => [draft.id, draft]));
  const methodKey = (api: Value | undefined, resource: Value | undefined, verb: Value | undefined): string =>
    [api, resource, verb].map(identityOf).join("|");
  const methods = new Map(
    all
      .filter((draft) => draft.type === "AWS::ApiGateway::Method")
      .map((draft) => {
        const value = (name: string): Value | undefined => propertyOf(draft, name)?.value;
        return [methodKey(value("RestApiId"), value("ResourceId"), value("HttpMethod")), draft] as const;
      }),
  );
  return {
    all,
    find: (type, value, nameProperty, within) => {
      if (value?.kind === "reference") {
        const draft = byId.get(value.resource);
        return draft?.type === type ? draft : undefined;
      }
      const name = value === undefined ? undefined : knownText(value);
      if (name === undefined || nameProperty === undefined) return undefined;
      return all.find((draft) => {
        const own = draft.type === type ? propertyOf(draft, nameProperty) : undefined;
        if (own === undefined || knownText(own.value) !== name) return false;
        return within === undefined || identityOf(propertyOf(draft, within[0])?.value) === identityOf(within[1]);
      });
    },
    method: (api, resource, verb) => methods.get(methodKey(api, resource, verb)),
  };
}
