import { kebabCase } from "../../../../ir/names.js";
import type { RaiseContext } from "../context.js";
import { raiseTags } from "../tags.js";

/**
 * Links into a network that integrations go through. One that no integration names belongs to another API.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-vpclink.html
 */
export function raiseVpcLinks(context: RaiseContext): void {
  const { settings, values } = context;
  for (const link of context.ofType("AWS::ApiGateway::VpcLink")) {
    // What its author called it: an address names module and type as well.
    const key = kebabCase(link.id.split(".").at(-1) ?? link.id).replace(/-vpc-link$/, "") || "link";
    let isWritten = false;
    // Written where the first integration names it.
    values.stand(link.id, (attribute) => {
      if (attribute !== undefined && attribute !== "VpcLinkId") return undefined;
      if (!isWritten) {
        isWritten = true;
        const fields = context.own(link);
        const path = ["vpcLinks", key];
        fields.annotate("Name", "approximated", "the build calls the link after the API and its name in the settings");
        const description = fields.text("Description");
        if (description !== undefined) settings.put([...path, "description"], description, fields.value("Description"));
        const [target] = fields.items("TargetArns").flatMap((arn) => values.template(arn) ?? []);
        settings.put([...path, "networkLoadBalancer"], target ?? "", fields.value("TargetArns"));
        raiseTags(context, ["api", "tags"], fields.value("Tags"));
      }
      return `\${vpcLinks.${key}}`;
    });
  }
}
