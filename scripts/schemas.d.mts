export function settingsJsonSchema(): Promise<string>;
export function modelJsonSchema(): string;
export function diffJsonSchema(): string;
export function ledgerJsonSchema(): string;
