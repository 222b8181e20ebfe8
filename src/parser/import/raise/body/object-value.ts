import type { SourceValue } from "../../source-value.js";

export type ObjectValue = Extract<SourceValue, { kind: "object" }>;

export const memberOf = (value: SourceValue | undefined, key: string): SourceValue | undefined =>
  value?.kind === "object" ? value.members.find(([name]) => name === key)?.[1] : undefined;

/** The object with a member put in the place of the one of that name, or behind the others. */
export const withMember = (value: ObjectValue, key: string, member: SourceValue): ObjectValue =>
  value.members.some(([name]) => name === key)
    ? mapMember(value, key, () => member)
    : { ...value, members: [...value.members, [key, member]] };

export const withoutMember = (value: ObjectValue, key: string): ObjectValue => ({
  ...value,
  members: value.members.filter(([name]) => name !== key),
});

export const mapMember = (value: ObjectValue, key: string, map: (member: SourceValue) => SourceValue): ObjectValue => ({
  ...value,
  members: value.members.map(([name, member]) => [name, name === key ? map(member) : member] as const),
});

/** The object with each member that is an object mapped; one that is mapped to nothing is left out. */
export const mapObjects = (
  value: ObjectValue,
  map: (member: ObjectValue, key: string) => ObjectValue | undefined,
): ObjectValue => ({
  ...value,
  members: value.members.flatMap(([key, member]) => {
    const mapped = member.kind === "object" ? map(member, key) : member;
    return mapped === undefined ? [] : [[key, mapped] as const];
  }),
});
