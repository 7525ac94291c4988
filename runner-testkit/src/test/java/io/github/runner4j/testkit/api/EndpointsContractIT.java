package io.github.runner4j.testkit.api;

@OnEngines
class EndpointsContractIT extends EndpointsContract {}
