package io.github.runner4j.testkit.api;

@OnFakes
class HealthContractTest extends HealthContract {}
