package io.github.runner4j.testkit.api;

@OnEngines
class ContainerInspectContractIT extends ContainerInspectContract {}
