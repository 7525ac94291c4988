package io.github.runner4j.testkit.api;

@OnFakes
class ContainerChangeContractTest extends ContainerChangeContract {}
