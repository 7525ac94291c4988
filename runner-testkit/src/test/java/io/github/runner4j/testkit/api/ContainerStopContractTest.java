package io.github.runner4j.testkit.api;

@OnFakes
class ContainerStopContractTest extends ContainerStopContract {}
