import type { DeployValue } from "../../ir/deploy-value.js";
import { settingText } from "./deploy-text.js";
import type { ExportContext, Fragment } from "./rows.js";

/** A value of a setting. */
export const textRow =
  (key: string) =>
  (value: DeployValue, _: unknown, context: ExportContext): Fragment => ({ [key]: settingText(value, context) });

/** A list of them. */
export const textsRow =
  (key: string) =>
  (values: readonly DeployValue[], _: unknown, context: ExportContext): Fragment => ({
    [key]: values.map((each) => settingText(each, context)),
  });
