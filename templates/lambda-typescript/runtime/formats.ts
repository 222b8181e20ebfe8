const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const timePattern = /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const emailPattern = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*$/;
const uriPattern = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i;
const base64Pattern = /^[A-Za-z0-9+/]*={0,2}$/;
const hostnamePattern = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;
const durationPattern = /^P(?=\d|T\d)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$/;
const octetPattern = /^(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;

function isDate(text: string): boolean {
  const [, year, month, day] = (datePattern.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeapYear ? 29 : daysOfMonth[month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** RFC 3339, section 5.6; a space in place of the `T` is not accepted. */
const isDateTime = (text: string): boolean =>
  (text[10] === "T" || text[10] === "t") && isDate(text.slice(0, 10)) && timePattern.test(text.slice(11));

function isIpv4(text: string): boolean {
  const octets = text.split(".");
  return octets.length === 4 && octets.every((octet) => octetPattern.test(octet));
}

/** RFC 4291, section 2.2: eight groups, one run of zeros written `::`, the last two perhaps as IPv4. */
function isIpv6(text: string): boolean {
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1);
  const endsInIpv4 = last?.includes(".") === true && isIpv4(last) && !text.endsWith("::");
  const plain = endsInIpv4 ? groups.slice(0, -1) : groups;
  const count = plain.length + (endsInIpv4 ? 2 : 0);
  return plain.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) && (halves.length === 2 ? count < 8 : count === 8);
}

/** RFC 4648, section 4, with padding. */
const isBase64 = (text: string): boolean => text.length % 4 === 0 && base64Pattern.test(text);

interface StringFormat {
  readonly expected: string;
  readonly test: (text: string) => boolean;
}

/** Formats that are checked; every other one is a remark. */
const formats: ReadonlyMap<string, StringFormat> = new Map([
  ["date-time", { expected: "a date and time such as 2030-01-31T12:00:00Z", test: isDateTime }],
  ["date", { expected: "a date such as 2030-01-31", test: isDate }],
  ["time", { expected: "a time such as 12:00:00Z", test: (text: string) => timePattern.test(text) }],
  ["duration", { expected: "a duration such as P1DT12H", test: (text: string) => durationPattern.test(text) }],
  ["hostname", { expected: "a host name", test: (text: string) => hostnamePattern.test(text) }],
  ["uuid", { expected: "a UUID", test: (text: string) => uuidPattern.test(text) }],
  ["email", { expected: "an e-mail address", test: (text: string) => emailPattern.test(text) }],
  ["uri", { expected: "an absolute URI", test: (text: string) => uriPattern.test(text) }],
  ["ipv4", { expected: "an IPv4 address", test: isIpv4 }],
  ["ipv6", { expected: "an IPv6 address", test: isIpv6 }],
  ["byte", { expected: "base64 text", test: isBase64 }],
]);

/** What the text should have been, or undefined when it is well-formed or its format is not checked. */
export function formatProblem(format: string, text: string): string | undefined {
  const known = formats.get(format);
  return known === undefined || known.test(text) ? undefined : `must be ${known.expected}`;
}
