package io.github.runner4j.testkit.api;

@OnEngines
class PublishContractIT extends PublishContract {}
