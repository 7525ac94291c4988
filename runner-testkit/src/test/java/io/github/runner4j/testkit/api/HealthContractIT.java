package io.github.runner4j.testkit.api;

@OnEngines
class HealthContractIT extends HealthContract {}
