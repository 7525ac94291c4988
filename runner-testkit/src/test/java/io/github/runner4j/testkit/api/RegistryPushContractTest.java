package io.github.runner4j.testkit.api;

@OnFakes
class RegistryPushContractTest extends RegistryPushContract {}
