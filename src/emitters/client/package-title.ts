/** An API's title as packages are named after it: "GitHub's REST API" is not `git-hub-s-rest-api`. */
export const packageTitle = (title: string): string => title.replace(/['\u2019]s\b/g, "");
