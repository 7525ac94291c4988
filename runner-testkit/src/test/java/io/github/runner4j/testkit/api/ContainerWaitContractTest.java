package io.github.runner4j.testkit.api;

@OnFakes
class ContainerWaitContractTest extends ContainerWaitContract {}
