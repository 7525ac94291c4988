package io.github.runner4j.testkit.api;

@OnFakes
class PublishContractTest extends PublishContract {}
