package io.github.runner4j.testkit.api;

@OnEngines
class ContainerMountsContractIT extends ContainerMountsContract {}
