package io.github.runner4j.testkit.api;

@OnFakes
class WireContractTest extends WireContract {}
