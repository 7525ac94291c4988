package io.github.runner4j.testkit.api;

@OnEngines
class TopContractIT extends TopContract {}
