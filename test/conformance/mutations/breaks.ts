import type { Break } from "./break.js";
import { deliveryBreaks } from "./delivery-breaks.js";
import { restBreaks } from "./rest-breaks.js";
import { routeBreaks } from "./route-breaks.js";

export const breaks: readonly Break[] = [...restBreaks, ...deliveryBreaks, ...routeBreaks];
