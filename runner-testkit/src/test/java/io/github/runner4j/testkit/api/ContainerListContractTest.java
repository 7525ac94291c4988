package io.github.runner4j.testkit.api;

@OnFakes
class ContainerListContractTest extends ContainerListContract {}
