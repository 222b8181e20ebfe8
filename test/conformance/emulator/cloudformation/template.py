"""The text of a template as data: JSON, or YAML 1.1 with CloudFormation's short tags.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
"""

from typing import Any

import yaml


class TemplateLoader(yaml.SafeLoader):
    """Reads `!Sub x` as `{"Fn::Sub": x}`, and dates as the text that they are to CloudFormation."""


def _short_tag(loader: TemplateLoader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    elif isinstance(node, yaml.MappingNode):
        value = loader.construct_mapping(node, deep=True)
    else:
        raise yaml.constructor.ConstructorError(None, None, f"!{suffix} has no value", node.start_mark)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


TemplateLoader.add_multi_constructor("!", _short_tag)
TemplateLoader.add_constructor("tag:yaml.org,2002:timestamp", TemplateLoader.construct_yaml_str)


def read_template(text: str) -> dict[str, Any]:
    """The template that a text holds; raises ValueError for a text that holds none."""
    try:
        template = yaml.load(text, Loader=TemplateLoader)
    except yaml.YAMLError as error:
        raise ValueError(f"Template format error: {error}") from error
    if not isinstance(template, dict) or not isinstance(template.get("Resources"), dict):
        raise ValueError("Template format error: At least one Resources member must be defined.")
    return template
