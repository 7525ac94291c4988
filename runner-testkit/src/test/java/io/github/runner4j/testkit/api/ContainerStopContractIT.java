package io.github.runner4j.testkit.api;

@OnEngines
class ContainerStopContractIT extends ContainerStopContract {}
