package io.github.runner4j.testkit.api;

@OnEngines
class RegistryPushContractIT extends RegistryPushContract {}
