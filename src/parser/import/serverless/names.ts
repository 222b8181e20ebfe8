/**
 * Names of the resources that the framework makes.
 * https://www.serverless.com/framework/docs/providers/aws/guide/resources
 */
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `get-pets_all` → `GetDashpetsUnderscoreall` */
export const functionPart = (name: string): string =>
  upperFirst(name.replaceAll("-", "Dash").replaceAll("_", "Underscore"));

const alphanumeric = (text: string): string => text.replace(/[^0-9A-Za-z]/g, "");

/** `/pets/{petId}` → `PetsPetidVar` */
export const pathPart = (path: string): string =>
  path
    .split("/")
    .filter((each) => each !== "")
    .map((each) => {
      const variable = /^\{(.*?)\+?\}$/.exec(each);
      return variable === null
        ? upperFirst(alphanumeric(each.toLowerCase()))
        : `${upperFirst(alphanumeric((variable[1] ?? "").toLowerCase()))}Var`;
    })
    .join("");

export const authorizerPart = (name: string): string => upperFirst(alphanumeric(name));

export const routePart = (route: string): string => {
  if (route.startsWith("$")) return `S${route.slice(1)}`;
  return alphanumeric(route.replaceAll("*", "Asterisk"));
};
