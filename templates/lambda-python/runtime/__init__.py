"""What generated functions run on."""
