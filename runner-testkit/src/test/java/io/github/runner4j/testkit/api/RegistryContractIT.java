package io.github.runner4j.testkit.api;

@OnEngines
class RegistryContractIT extends RegistryContract {}
