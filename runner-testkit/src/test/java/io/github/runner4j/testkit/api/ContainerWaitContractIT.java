package io.github.runner4j.testkit.api;

@OnEngines
class ContainerWaitContractIT extends ContainerWaitContract {}
