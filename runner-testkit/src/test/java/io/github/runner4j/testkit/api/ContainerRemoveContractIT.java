package io.github.runner4j.testkit.api;

@OnEngines
class ContainerRemoveContractIT extends ContainerRemoveContract {}
