package io.github.runner4j.testkit.api;

@OnFakes
class ContainerRemoveContractTest extends ContainerRemoveContract {}
