package io.github.runner4j.testkit.api;

@OnFakes
class RegistryPullContractTest extends RegistryPullContract {}
