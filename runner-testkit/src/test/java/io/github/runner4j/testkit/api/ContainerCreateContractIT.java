package io.github.runner4j.testkit.api;

@OnEngines
class ContainerCreateContractIT extends ContainerCreateContract {}
