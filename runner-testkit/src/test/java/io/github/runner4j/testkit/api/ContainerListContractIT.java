package io.github.runner4j.testkit.api;

@OnEngines
class ContainerListContractIT extends ContainerListContract {}
