package io.github.runner4j.testkit.api;

@OnFakes
class StatsContractTest extends StatsContract {}
