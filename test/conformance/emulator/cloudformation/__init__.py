"""CloudFormation: templates, stacks and resource types."""
