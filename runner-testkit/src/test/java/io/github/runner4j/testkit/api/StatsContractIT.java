package io.github.runner4j.testkit.api;

@OnEngines
class StatsContractIT extends StatsContract {}
