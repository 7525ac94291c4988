package io.github.runner4j.testkit.api;

@OnFakes
class ContainerInspectContractTest extends ContainerInspectContract {}
