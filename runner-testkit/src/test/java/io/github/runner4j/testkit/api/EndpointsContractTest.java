package io.github.runner4j.testkit.api;

@OnFakes
class EndpointsContractTest extends EndpointsContract {}
