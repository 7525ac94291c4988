package io.github.runner4j.testkit.api;

@OnFakes
class ContainerStartContractTest extends ContainerStartContract {}
