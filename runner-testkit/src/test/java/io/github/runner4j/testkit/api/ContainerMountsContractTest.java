package io.github.runner4j.testkit.api;

@OnFakes
class ContainerMountsContractTest extends ContainerMountsContract {}
