/** Whether the only key of an object makes it the call of a function. */
export const isFunction = (key: string): boolean => key === "Ref" || key.startsWith("Fn::");
