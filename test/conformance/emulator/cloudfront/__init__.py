"""CloudFront, as far as it stands in front of APIs."""
