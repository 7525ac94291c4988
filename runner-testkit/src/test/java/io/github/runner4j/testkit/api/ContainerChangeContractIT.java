package io.github.runner4j.testkit.api;

@OnEngines
class ContainerChangeContractIT extends ContainerChangeContract {}
