package io.github.runner4j.testkit.api;

@OnEngines
class RegistryPullContractIT extends RegistryPullContract {}
