package io.github.runner4j.testkit.api;

@OnFakes
class ContainerCreateContractTest extends ContainerCreateContract {}
