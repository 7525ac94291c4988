package io.github.runner4j.testkit.api;

@OnFakes
class RegistryContractTest extends RegistryContract {}
