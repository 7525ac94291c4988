package io.github.runner4j.testkit.api;

@OnEngines
class ContainerStartContractIT extends ContainerStartContract {}
