package io.github.runner4j.testkit.api;

@OnFakes
class TopContractTest extends TopContract {}
