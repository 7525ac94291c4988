package io.github.runner4j.testkit.api;

@OnFakes
class SystemContractTest extends SystemContract {}
