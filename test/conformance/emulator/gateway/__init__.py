"""The control plane of API Gateway, both versions: what moto's own is too far from.

Why it is not moto's: moto updates methods, integrations, models, resources and stages hardly or not at all, lacks
documentation parts, client certificates, domain names of version 2, deployments that remember what they deployed,
canaries, cache keys and mutual TLS, reads policies back wrongly, and its importer ignores most of a document. An
emulation that is driven by the service's own model (botocore carries it) is shorter than that list of patches.
"""
