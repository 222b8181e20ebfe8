/** `ExistingKeyId` and `existing_key_id` are one: each tool writes names in its own case. */
export const plainName = (name: string): string => name.replaceAll(/[_-]/g, "").toLowerCase();
